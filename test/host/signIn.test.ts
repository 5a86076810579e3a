import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClientCertificate } from "../../emulator";
import type { Host, Properties } from "./host";
import { contoso, observePrincipal } from "./principal";
import type { Application, Principal } from "./principal";
import { create } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("signing in", () => {
  let scene: Scene;
  /** A process whose surroundings say nothing about who signs in. */
  let bare: Host;
  beforeAll(async () => {
    scene = await openScene();
    bare = await scene.startRun();
  });
  afterAll(() => scene.close());

  function file(name: string, content: string | Buffer): string {
    const path = join(scene.folder, name);
    writeFileSync(path, content);
    return path;
  }
  async function expectLinked(host: Host, principal: Principal, identity?: Properties) {
    const { id, outs } = await create(host, { partnerId: contoso.id, identity });
    expect(id).toBe(principal.id);
    expect(outs.identity).toEqual(identity);
    expect(principal.linkedTo()).toBe(contoso.id);
  }
  /** Declared: who, but not by what. */
  const names = ({ tenantId, clientId }: Application) => ({ tenantId, clientId });

  describe("by what the identity declares", () => {
    test("a secret", async () => {
      const app = scene.addApplication();
      await expectLinked(bare, app, app.identity);
    });

    test("a PEM certificate", async () => {
      const app = scene.addApplication();
      const certificate = createClientCertificate();
      scene.emulator.directory.addServicePrincipal({ ...app, certificate });
      const clientCertificatePath = file("app.pem", certificate.pem);
      await expectLinked(bare, app, { ...names(app), clientCertificatePath });
    });

    test.each([undefined, "PFX-PASSWORD"])("a PFX certificate (password %s)", async (password) => {
      const app = scene.addApplication();
      const certificate = createClientCertificate();
      scene.emulator.directory.addServicePrincipal({ ...app, certificate });
      const clientCertificatePath = file("app.pfx", certificate.pfx(password));
      await expectLinked(bare, app, {
        ...names(app),
        clientCertificatePath,
        ...(password && { clientCertificatePassword: password }),
      });
    });

    test("a federated token in a file, read anew in each process", async () => {
      const app = scene.addApplication();
      const federated = { issuer: "https://issuer.example", subject: "repo:example" };
      scene.emulator.directory.addServicePrincipal({ ...app, federated });
      const assertion = scene.emulator.tokens.issueAssertion(federated);
      const oidcTokenFilePath = file("token", `${assertion}\n`);
      await expectLinked(bare, app, { ...names(app), oidcTokenFilePath });
    });

    test("a tenant alone: the shared credential, linked there", async () => {
      const home = scene.addApplication();
      const { tenantId } = scene.emulator.directory.addTenant();
      const guest = scene.emulator.directory.addServicePrincipal({
        tenantId,
        clientId: home.clientId,
      });
      const host = await scene.startRun({ env: home.environment });
      await expectLinked(host, observePrincipal(scene.emulator, guest), { tenantId });
      expect(home.linkedTo()).toBeUndefined();
    });
  });

  describe("by what the surroundings say", () => {
    test("a secret in the environment", async () => {
      const app = scene.addApplication();
      await expectLinked(await scene.startRun({ env: app.environment }), app);
    });

    test("a secret in the configuration, which goes before the environment", async () => {
      const app = scene.addApplication();
      const other = scene.addApplication();
      const config = {
        "azure-native:tenantId": app.tenantId,
        "azure-native:clientId": app.clientId,
        "azure-native:clientSecret": app.secret,
      };
      await expectLinked(await scene.startRun({ env: other.environment, config }), app);
      expect(other.tokenRequests()).toBe(0);
    });

    test("a federated token in the environment", async () => {
      const app = scene.addApplication();
      const federated = { issuer: "https://issuer.example", subject: "repo:example" };
      scene.emulator.directory.addServicePrincipal({ ...app, federated });
      const ARM_OIDC_TOKEN = scene.emulator.tokens.issueAssertion(federated);
      const env = { ARM_USE_OIDC: "true", ARM_OIDC_TOKEN };
      await expectLinked(await scene.startRun({ env }), app, names(app));
    });

    test("the id token that a pipeline hands out, asked for once", async () => {
      const app = scene.addApplication();
      const federated = scene.emulator.workflowCredential;
      scene.emulator.directory.addServicePrincipal({ ...app, federated });
      const env = scene.emulator.workflowEnvironment;
      const host = await scene.startRun({ env });
      const mark = scene.emulator.requests.next();
      await expectLinked(host, app, { ...names(app), useOidc: true });
      expect(scene.emulator.requests.count("oidcToken", mark)).toBe(1);
    });

    test("a managed identity, the system's or the one that is named", async () => {
      const { directory } = scene.emulator;
      const { tenantId } = directory.addTenant();
      const system = directory.addManagedIdentity({ tenantId });
      const resourceId = "/subscriptions/example/identity";
      const user = directory.addManagedIdentity({ tenantId, resourceId });
      const host = await scene.startRun({ env: scene.emulator.managedIdentityEnvironment });
      await expectLinked(host, observePrincipal(scene.emulator, system), { useMsi: true });
      await expectLinked(host, observePrincipal(scene.emulator, user), {
        useMsi: true,
        clientId: user.clientId,
      });
    });

    test("the default credential of Azure's library", async () => {
      const app = scene.addApplication();
      const env = {
        ARM_USE_DEFAULT_AZURE_CREDENTIAL: "true",
        AZURE_TOKEN_CREDENTIALS: "EnvironmentCredential",
        AZURE_TENANT_ID: app.tenantId,
        AZURE_CLIENT_ID: app.clientId,
        AZURE_CLIENT_SECRET: app.secret,
      };
      await expectLinked(await scene.startRun({ env }), app);
    });

    test("AZURE_CLIENT_ID and its like are the default credential's alone", async () => {
      const app = scene.addApplication();
      const env = {
        AZURE_TENANT_ID: app.tenantId,
        AZURE_CLIENT_ID: app.clientId,
        AZURE_CLIENT_SECRET: app.secret,
      };
      const host = await scene.startRun({ env });
      await expect(create(host, { partnerId: contoso.id })).rejects.toThrow(/Azure CLI/);
      expect(app.tokenRequests()).toBe(0);
    });

    test("a subscription is never needed, and none is asked for", async () => {
      const app = scene.addApplication();
      const mark = scene.emulator.requests.next();
      await expectLinked(await scene.startRun({ env: app.environment }), app);
      const paths = scene.emulator.requests.all().filter(({ index }) => index >= mark);
      expect(paths.map(({ path }) => path).join(" ")).not.toContain("subscription");
    });
  });

  describe("as a person, by the Azure CLI", () => {
    const upn = "ada@example.test";

    async function signedIn(): Promise<{ host: Host; person: Principal; tenantId: string }> {
      const { directory } = scene.emulator;
      const { tenantId } = directory.addTenant();
      const person = observePrincipal(scene.emulator, directory.addUser({ tenantId, upn }));
      const cli = scene.emulator.createAzureCli({ upn, tenantId });
      const host = await scene.startRun({ pathFirst: [cli.folder] });
      return { host, person, tenantId };
    }

    test("links nobody unless told to, asks nothing, and prints the words to add", async () => {
      const { host, person, tenantId } = await signedIn();
      const failed = create(host, { partnerId: contoso.id });
      await expect(failed).rejects.toThrow(
        `identity: { tenantId: "${tenantId}", objectId: "${person.objectId}" }`,
      );
      await expect(create(host, { partnerId: contoso.id })).rejects.toThrow(
        new RegExp(
          `the Azure CLI is a person: user ${person.objectId} \\(${upn}\\).*allowUser: true`,
        ),
      );
      expect(person.requests()).toEqual([]);
      // The words do what they say.
      await expectLinked(host, person, { tenantId, objectId: person.objectId });
    });

    test("links the one who is signed in where allowUser says so", async () => {
      const { host, person } = await signedIn();
      await expectLinked(host, person, { allowUser: true });
    });

    test("links nobody else than the pinned person", async () => {
      const { host, person } = await signedIn();
      const { objectId } = scene.addApplication();
      await expect(create(host, { partnerId: contoso.id, identity: { objectId } })).rejects.toThrow(
        `pinned to objectId ${objectId}`,
      );
      expect(person.requests()).toEqual([]);
    });

    test("links a guest under the object of the tenant that is named", async () => {
      const { host, person } = await signedIn();
      const { directory } = scene.emulator;
      const { tenantId } = directory.addTenant();
      const guest = observePrincipal(scene.emulator, directory.addUser({ tenantId, upn }));
      await expectLinked(host, guest, { tenantId, allowUser: true });
      expect(person.linkedTo()).toBeUndefined();
    });

    test("is a person even when the token does not say so in idtyp", async () => {
      const { host, person } = await signedIn();
      scene.emulator.tokens.options.identityType = false;
      await expect(
        create(host, { partnerId: contoso.id }).finally(() => scene.emulator.tokens.reset()),
      ).rejects.toThrow("is a person");
      expect(person.requests()).toEqual([]);
    });

    test("is told how to sign in to a tenant without an account there", async () => {
      const { host } = await signedIn();
      const { tenantId } = scene.emulator.directory.addTenant();
      await expect(
        create(host, { partnerId: contoso.id, identity: { tenantId, allowUser: true } }),
      ).rejects.toThrow(/not a member or guest.*AADSTS50020/);
    });

    test("is told how to answer when Azure asks for multi-factor authentication on the write", async () => {
      const { host, person, tenantId } = await signedIn();
      const claims = '{"access_token":{"acrs":{"essential":true,"values":["c1"]}}}';
      scene.emulator.faults.inject({
        on: { kind: "link", method: "PUT", objectId: person.objectId },
        fault: { type: "claimsChallenge", claims },
      });
      const challenge = Buffer.from(claims).toString("base64");
      await expect(
        create(host, { partnerId: contoso.id, identity: { allowUser: true } }),
      ).rejects.toThrow(
        `az login --tenant ${tenantId} --scope "${scene.emulator.url}//.default" --claims-challenge "${challenge}"`,
      );
      expect(person.linkedTo()).toBeUndefined();
    });
  });

  describe("when the identity is pinned", () => {
    test("asks nothing of the link service when the object is another one, and names both", async () => {
      const app = scene.addApplication();
      const { objectId } = scene.addApplication();
      const identity = { ...app.identity, objectId };
      await expect(create(bare, { partnerId: contoso.id, identity })).rejects.toThrow(
        new RegExp(`pinned to objectId ${objectId}, but .* is service principal ${app.objectId}`),
      );
      expect(app.requests()).toEqual([]);
    });

    test("asks nothing of the link service when the tenant is another one", async () => {
      const { directory } = scene.emulator;
      const system = directory.addManagedIdentity(directory.addTenant());
      const { tenantId } = scene.addApplication();
      const host = await scene.startRun({ env: scene.emulator.managedIdentityEnvironment });
      const { clientId } = system;
      const identity = { useMsi: true, tenantId, clientId };
      await expect(create(host, { partnerId: contoso.id, identity })).rejects.toThrow(
        `pinned to tenantId ${tenantId}`,
      );
      expect(observePrincipal(scene.emulator, system).requests()).toEqual([]);
    });

    test("links when the pins fit, in any case, and makes them known inputs", async () => {
      const app = scene.addApplication();
      const identity = {
        ...app.identity,
        tenantId: app.tenantId.toUpperCase(),
        objectId: app.objectId.toUpperCase(),
      };
      const { inputs } = await bare.check({ partnerId: contoso.id, identity });
      expect(inputs).toMatchObject({ tenantId: app.tenantId, objectId: app.objectId });
      const { id } = await create(bare, { partnerId: contoso.id, identity });
      expect(id).toBe(app.id);
    });
  });

  describe("as a principal made in the same run", () => {
    test("waits until Entra knows it, where newPrincipal says so", async () => {
      const app = scene.addApplication();
      const { tenantId, clientId } = app;
      const refusal = { tenantId, identity: clientId, code: 7000215, times: 1 } as const;
      scene.emulator.directory.refuseSignIn(refusal);
      // Longer than an operation may take: the wait for Entra has its own limit.
      const config = { "azure-partner:operationTimeout": "1" };
      const host = await scene.startRun({ config });
      await expectLinked(host, app, { ...app.identity, newPrincipal: true });
      expect(app.tokenRequests()).toBe(2);
    });

    test("does not wait otherwise", async () => {
      const app = scene.addApplication();
      const { tenantId, clientId } = app;
      const refusal = { tenantId, identity: clientId, code: 700016, times: 1 } as const;
      scene.emulator.directory.refuseSignIn(refusal);
      await expect(create(bare, { partnerId: contoso.id, identity: app.identity })).rejects.toThrow(
        "AADSTS700016",
      );
      expect(app.tokenRequests()).toBe(1);
    });

    test("does not wait for what no time will mend", async () => {
      const app = scene.addApplication();
      scene.emulator.directory.expireSecrets(app.clientId);
      const identity = { ...app.identity, newPrincipal: true };
      await expect(create(bare, { partnerId: contoso.id, identity })).rejects.toThrow(
        "AADSTS7000222",
      );
      expect(app.tokenRequests()).toBe(1);
    });
  });
});
