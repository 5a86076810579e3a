import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Fault, SignInErrorCode } from "../../emulator";
import type { Host, Properties } from "./host";
import { contoso } from "./principal";
import type { Application } from "./principal";
import { create } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("a failure is told as a sentence", () => {
  let scene: Scene;
  let host: Host;
  beforeAll(async () => {
    scene = await openScene();
    host = await scene.startRun();
  });
  afterAll(() => scene.close());

  async function failureOf(run: Host, identity?: Properties): Promise<string> {
    const failed = create(run, { partnerId: contoso.id, identity });
    const error: unknown = await failed.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    return (error as Error).message;
  }
  /** Who could not sign in, in every sentence about a secret. */
  const attempt = ({ tenantId, clientId }: Application) =>
    `Could not sign in with the client secret of client ${clientId} in tenant ${tenantId}`;

  describe("when Entra refuses", () => {
    const refusals: [SignInErrorCode, RegExp][] = [
      [7000215, /client secret is wrong.*not its id/],
      [7000222, /client secret has expired.*new secret/],
      [700016, /no service principal in tenant .*\/adminconsent\?client_id=/],
      [7000229, /no service principal in tenant .*\/adminconsent\?client_id=/],
      [65001, /no consent in tenant .*\/adminconsent\?client_id=/],
      [50076, /multi-factor authentication is required.*`az login --tenant /],
      [50079, /multi-factor authentication is required.*`az login --tenant /],
      [53003, /Conditional Access policy/],
      [700213, /no federated credential.*subject/],
      [700024, /not valid at this time.*clock/],
    ];
    test.each(refusals)("with AADSTS%d", async (code, words) => {
      const app = scene.addApplication();
      const { tenantId, clientId } = app;
      scene.emulator.directory.refuseSignIn({ tenantId, identity: clientId, code });
      const message = await failureOf(host, app.identity);
      expect(message).toMatch(words);
      expect(message).toContain(`${attempt(app)}: `);
      expect(message).toContain(`(Entra: AADSTS${code})`);
    });

    test("a tenant that does not exist", async () => {
      const app = scene.addApplication();
      scene.emulator.directory.removeTenant(app.tenantId);
      const message = await failureOf(host, app.identity);
      expect(message).toContain(attempt(app));
      expect(message).toMatch(/tenant \S+ does not exist in this cloud.*ARM_TENANT_ID/);
    });

    test("in words it does not know, by quoting them", async () => {
      const app = scene.addApplication();
      const { tenantId, clientId } = app;
      scene.emulator.faults.inject({
        on: { kind: "token", clientId },
        fault: { type: "status", status: 400, code: "1234567", message: "Something new." },
      });
      const message = await failureOf(host, { ...app.identity, tenantId });
      expect(message).toMatch(/AADSTS1234567 \(Something new\.\).*error\?code=1234567/);
    });
  });

  describe("when the credential is not usable here", () => {
    test("no method and no Azure CLI", async () => {
      expect(await failureOf(host)).toMatch(
        /Azure CLI \(az\) is not installed.*set ARM_CLIENT_ID, ARM_CLIENT_SECRET and ARM_TENANT_ID/,
      );
    });

    test("a certificate file that is missing, no certificate, or locked", async () => {
      const { tenantId, clientId } = scene.addApplication();
      const missing = join(scene.folder, "missing.pem");
      const nonsense = join(scene.folder, "nonsense.pfx");
      writeFileSync(nonsense, "nonsense");
      const of = (clientCertificatePath: string) =>
        failureOf(host, { tenantId, clientId, clientCertificatePath });
      expect(await of(missing)).toMatch(/missing\.pem could not be read \(ENOENT\)/);
      expect(await of(nonsense)).toMatch(/nonsense\.pfx is neither PEM nor a readable PKCS#12/);
    });

    test("a PEM file without a certificate", async () => {
      const { tenantId, clientId } = scene.addApplication();
      const clientCertificatePath = join(scene.folder, "key-only.pem");
      writeFileSync(
        clientCertificatePath,
        "-----BEGIN PRIVATE KEY-----\nSECRET-VALUE-key\n-----END PRIVATE KEY-----\n",
      );
      const message = await failureOf(host, { tenantId, clientId, clientCertificatePath });
      expect(message).toMatch(/key-only\.pem .*certificate/);
      expect(message).not.toContain("SECRET-VALUE");
    });

    test("a federated token file that is missing", async () => {
      const { tenantId, clientId } = scene.addApplication();
      const oidcTokenFilePath = join(scene.folder, "missing.jwt");
      expect(await failureOf(host, { tenantId, clientId, oidcTokenFilePath })).toMatch(
        /token file \S+missing\.jwt could not be read \(ENOENT\).*oidcTokenFilePath/,
      );
    });

    test("a pipeline that gives no token, or whose address is none", async () => {
      const { tenantId, clientId } = scene.addApplication();
      const identity = { tenantId, clientId, useOidc: true };
      const env = scene.emulator.workflowEnvironment;
      const refused = await scene.startRun({
        env: { ...env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: "SECRET-VALUE-request" },
      });
      const message = await failureOf(refused, identity);
      expect(message).toMatch(/token service at localhost:\d+ answered 401.*id-token: write/);
      expect(message).not.toContain("SECRET-VALUE");
      const nowhere = await scene.startRun({
        env: { ...env, ACTIONS_ID_TOKEN_REQUEST_URL: "not an address" },
      });
      expect(await failureOf(nowhere, identity)).toMatch(/ARM_OIDC_REQUEST_URL/);
    });

    test("a tenant that cannot be one, from the environment", async () => {
      const app = scene.addApplication();
      const run = await scene.startRun({
        env: { ...app.environment, ARM_TENANT_ID: "my tenant!" },
      });
      expect(await failureOf(run)).toMatch(/in tenant my tenant!: Invalid tenant id/);
    });

    test("a choice of default credentials that Azure's library does not know", async () => {
      const run = await scene.startRun({
        env: { ARM_USE_DEFAULT_AZURE_CREDENTIAL: "true", AZURE_TOKEN_CREDENTIALS: "Nonsense" },
      });
      const message = await failureOf(run);
      expect(message).toMatch(/^Could not sign in with the default Azure credential/);
      expect(message).toMatch(/AZURE_TOKEN_CREDENTIALS/);
    });

    test("half a credential is a failure of check already", async () => {
      const { failures } = await host.check({
        partnerId: contoso.id,
        identity: { clientSecret: "SECRET-VALUE" },
      });
      expect(failures).toMatchObject([
        { property: "identity.tenantId", reason: expect.stringContaining("ARM_TENANT_ID") },
      ]);
    });
  });

  describe("when the way to Azure is not what it should be", () => {
    test("a TLS authority that is not trusted", async () => {
      const app = scene.addApplication();
      const run = await scene.startRun({ env: { NODE_EXTRA_CA_CERTS: "" } });
      expect(await failureOf(run, app.identity)).toMatch(
        /TLS certificate of https:\/\/localhost:\d+ is not trusted.*NODE_EXTRA_CA_CERTS/,
      );
    });

    test("a metadata host that nobody listens at, or that is none", async () => {
      const app = scene.addApplication();
      const refused = await failureOf(host, { ...app.identity, metadataHost: "localhost:1" });
      expect(refused).toMatch(/cloud metadata of https:\/\/localhost:1.*connection .* failed/);
      const { host: authority } = scene.emulator;
      const other = await failureOf(host, {
        ...app.identity,
        metadataHost: `${authority}/elsewhere`,
      });
      expect(other).toMatch(/it answered 404, not JSON.*metadataHost/);
    });

    test("a cloud that does not exist", async () => {
      const app = scene.addApplication();
      const run = await scene.startRun({
        env: { ARM_METADATA_HOSTNAME: "", ARM_ENVIRONMENT: "moon" },
      });
      expect(await failureOf(run, app.identity)).toMatch(/unknown cloud "moon"/);
    });

    test("a login endpoint without TLS", async () => {
      const app = scene.addApplication();
      const run = await scene.startRun({
        env: {
          ARM_METADATA_HOSTNAME: "",
          ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST: "http://localhost:1",
          ARM_RESOURCE_MANAGER_AUDIENCE: "https://localhost:1",
          ARM_RESOURCE_MANAGER_ENDPOINT: "https://localhost:1",
        },
      });
      expect(await failureOf(run, app.identity)).toMatch(
        /ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST: http:\/\/localhost:1 is not https/,
      );
    });

    test.each([200, 400])("a proxy's page (%d) instead of Entra's token", async (status) => {
      const app = scene.addApplication();
      scene.emulator.faults.inject({
        on: { kind: "token", clientId: app.clientId },
        fault: { type: "status", status, body: "html" },
        times: 20,
      });
      const message = await failureOf(host, app.identity);
      expect(message).toContain(attempt(app));
      expect(message).toMatch(new RegExp(`answered ${status}.*proxy`));
    });

    test.each<[string, Fault, RegExp]>([
      ["a proxy's page", { type: "status", status: 200, body: "html" }, /answered 200.*proxy/],
      ["no answer at all", { type: "reset", when: "before" }, /connection to .* failed or was cut/],
    ])("%s to the question where to sign in", async (_title, fault, words) => {
      const app = scene.addApplication();
      scene.emulator.faults.inject({
        on: { kind: "discovery", matches: ({ path }) => path.includes(app.tenantId) },
        fault,
        times: 20,
      });
      const message = await failureOf(host, app.identity);
      expect(message).toContain(attempt(app));
      expect(message).toMatch(words);
    });

    test("a sick Entra, whose failure says nothing about the identity", async () => {
      const app = scene.addApplication();
      scene.emulator.faults.inject({
        on: { kind: "token", clientId: app.clientId },
        fault: { type: "status", status: 503, body: "html", retryAfter: 0 },
        times: 20,
      });
      expect(await failureOf(host, app.identity)).toMatch(
        /Entra \(.*\) answered 503, which says nothing about the identity/,
      );
    });

    test("a connection to Entra that is cut is no proxy's page", async () => {
      const app = scene.addApplication();
      scene.emulator.faults.inject({
        on: { kind: "token", clientId: app.clientId },
        fault: { type: "reset", when: "before" },
        times: 20,
      });
      expect(await failureOf(host, app.identity)).toMatch(/connection to .* failed or was cut/);
    });

    test("a proxy's page instead of Resource Manager's answer", async () => {
      const app = scene.addApplication();
      scene.emulator.faults.inject({
        on: { kind: "link", objectId: app.objectId },
        fault: { type: "status", status: 407, body: "html" },
      });
      const message = await failureOf(host, app.identity);
      expect(message).toMatch(/answered 407\. The answer is not Resource Manager's.*HTTPS_PROXY/);
      expect(message).not.toContain("<html>");
    });

    test("an answer that sends elsewhere", async () => {
      const app = scene.addApplication();
      scene.emulator.faults.inject({
        on: { kind: "link", objectId: app.objectId },
        fault: { type: "redirect", location: `${scene.emulator.url}/emulator/links` },
      });
      expect(await failureOf(host, app.identity)).toMatch(/^Could not read the link of/);
    });

    test("an answer that does not end is cut", async () => {
      const app = scene.addApplication();
      app.linkTo(contoso.id);
      scene.emulator.faults.inject({
        on: { kind: "link", objectId: app.objectId },
        fault: { type: "endless" },
        times: 20,
      });
      expect(await failureOf(host, app.identity)).toMatch(/larger than 1048576 bytes and was cut/);
    });
  });

  describe("when Azure refuses", () => {
    const strike = (app: Application, fault: Fault, method = "PUT") =>
      scene.emulator.faults.inject({
        on: { kind: "link", objectId: app.objectId, method },
        fault,
        times: 20,
      });

    test.each<[number, string | undefined, string | undefined, RegExp]>([
      [401, undefined, undefined, /answered 401 InvalidAuthenticationToken.*clock/],
      [403, undefined, undefined, /answered 403 AuthorizationFailed.*needs no role.*deny/],
      [
        404,
        "InvalidResourceNamespace",
        undefined,
        /answered 404.*no Microsoft\.ManagementPartner service/,
      ],
      [409, undefined, undefined, /answered 409 Conflict.*`pulumi refresh`/],
      [418, "Teapot", "short", /answered 418 Teapot "short".*support/],
      [
        403,
        "Forbidden",
        "The user does not have an account in this tenant, work with the administrator.",
        /admin-on-behalf-of/,
      ],
      [
        403,
        "RequestDisallowedByAzure",
        "Users must use MFA for Create operations.",
        /`az login --tenant /,
      ],
    ])("with %d %s", async (status, code, message, words) => {
      const app = scene.addApplication();
      const headers = { "x-ms-request-id": "5d0e7b2c-0000-4000-8000-000000000001" };
      strike(app, { type: "status", status, code, message, headers });
      const failure = await failureOf(host, app.identity);
      expect(failure).toContain(
        `Could not link service principal ${app.objectId} (client ${app.clientId}) in tenant ${app.tenantId} to partner ${contoso.id}: `,
      );
      expect(failure).toMatch(words);
      expect(failure).toContain("(request id 5d0e7b2c-0000-4000-8000-000000000001)");
      expect(failure).toContain("The identity is not linked to any partner.");
    });

    test("with a message that would play tricks on the terminal", async () => {
      const app = scene.addApplication();
      const message = "\u001b[2Jgone\u202eevil\r\nOK";
      strike(app, { type: "status", status: 403, code: "X\u0007", message });
      const failure = await failureOf(host, app.identity);
      expect(failure).not.toMatch(/[\u0000-\u001f\u202e]/);
      expect(failure).toContain('"[2Jgone evil OK"');
    });

    test("for good, after asking to wait: tried four times", async () => {
      const app = scene.addApplication();
      strike(app, { type: "status", status: 429, retryAfter: 0 });
      expect(await failureOf(host, app.identity)).toMatch(/answered 429.*`--parallel`/);
      expect(app.requests()).toEqual(["GET", "PUT", "PUT", "PUT", "PUT", "GET"]);
    });

    test("for a while: tried again, and linked", async () => {
      const app = scene.addApplication();
      scene.emulator.faults.inject({
        on: { kind: "link", objectId: app.objectId },
        fault: { type: "status", status: 429, retryAfter: 0 },
        times: 2,
      });
      await create(host, { partnerId: contoso.id, identity: app.identity });
      expect(app.requests()).toEqual(["GET", "GET", "GET", "PUT"]);
    });
  });

  describe("when the time is over", () => {
    let hasty: Host;
    beforeAll(async () => {
      hasty = await scene.startRun({ config: { "azure-partner:operationTimeout": "2" } });
      await warmUp(hasty);
    });

    /** Azure's clients take their time to load, which must not count. */
    async function warmUp(run: Host): Promise<void> {
      const { identity } = scene.addApplication();
      const attempt = () =>
        create(run, { partnerId: contoso.id, identity }).then(
          () => true,
          () => false,
        );
      for (let tries = 0; tries < 10 && !(await attempt()); tries += 1);
    }

    test("because Azure asks to wait longer", async () => {
      const app = scene.addApplication();
      scene.emulator.faults.inject({
        on: { kind: "link", objectId: app.objectId },
        fault: { type: "status", status: 429, retryAfter: 600 },
        times: 20,
      });
      expect(await failureOf(hasty, app.identity)).toMatch(
        /no usable answer within 2 seconds.*last answer of Azure was 429.*azure-partner:operationTimeout/,
      );
    });

    test("because nobody answers the write: what stands then is told", async () => {
      const app = scene.addApplication();
      scene.emulator.faults.inject({
        on: { kind: "link", objectId: app.objectId, method: "PUT" },
        fault: { type: "silence", when: "before" },
      });
      expect(await failureOf(hasty, app.identity)).toMatch(
        /within 2 seconds.*The identity is not linked to any partner/,
      );
    });

    test("but the write has landed: that is a success", async () => {
      const app = scene.addApplication();
      scene.emulator.faults.inject({
        on: { kind: "link", objectId: app.objectId, method: "PUT" },
        fault: { type: "silence", when: "after" },
      });
      const { outs } = await create(hasty, { partnerId: contoso.id, identity: app.identity });
      expect(outs).toMatchObject({ linkedPartnerId: contoso.id });
    });

    test("because Entra does not answer", async () => {
      const app = scene.addApplication();
      scene.emulator.faults.inject({
        on: { kind: "token", clientId: app.clientId },
        fault: { type: "silence", when: "before" },
        times: 20,
      });
      const message = await failureOf(hasty, app.identity);
      expect(message).toMatch(/no usable answer within 2 seconds/);
      expect(message).toContain(attempt(app));
    });

    test("a later failure of the same identity is told as what it is", async () => {
      const app = scene.addApplication();
      scene.emulator.tokens.options.lifetime = 60;
      const silence = scene.emulator.faults.inject({
        on: { kind: "link", objectId: app.objectId },
        fault: { type: "silence", when: "before" },
        times: 20,
      });
      expect(await failureOf(hasty, app.identity)).toContain("within 2 seconds");
      silence.remove();
      // Its token is about to expire, so that it is asked for anew.
      scene.emulator.directory.expireSecrets(app.clientId);
      const message = await failureOf(hasty, app.identity).finally(() =>
        scene.emulator.tokens.reset(),
      );
      expect(message).toContain("AADSTS7000222");
    });

    test.each(["soon", "0", "-1", "36000"])("of %s seconds is refused", async (seconds) => {
      const app = scene.addApplication();
      const config = { "azure-partner:operationTimeout": seconds };
      const run = await scene.startRun({ config });
      expect(await failureOf(run, app.identity)).toMatch(/number of seconds from 1 to 3600/);
      expect(app.requests()).toEqual([]);
      await run.close();
    });
  });
});
