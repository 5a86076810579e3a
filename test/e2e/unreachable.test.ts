import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClientCertificate } from "../../emulator";
import { inOrder } from "./inOrder";
import { linkType, openScene, ours, second } from "./scene";
import type { Principal, Scene } from "./scene";

jest.setTimeout(120_000);

const urn = `urn:pulumi:test::program::${linkType}::contoso`;
const keep = { env: { AZURE_PARTNER_WHEN_UNREACHABLE: "keep" } };

const declare = (scene: Scene, principal: Principal, more = "") =>
  scene.program(`
    new PartnerAdminLink("contoso", {
      partnerId: "${ours}", identity: ${principal.declared}, ${more}
    });
  `);

/** Every test begins with a link whose credential stands in the program. */
const openLinked = async () => {
  const scene = await openScene({
    env: { ARM_TENANT_ID: "", ARM_CLIENT_ID: "", ARM_CLIENT_SECRET: "" },
  });
  await declare(scene, scene.principal);
  await scene.up();
  return scene;
};
const dropSecret = ({ emulator }: Scene, { clientId, clientSecret }: Principal) =>
  emulator.directory.removeSecret(clientId, clientSecret);

inOrder("link, then drop the secret", (then) => {
  let scene: Scene;
  let state: Record<string, unknown>;
  beforeAll(async () => {
    scene = await openLinked();
    state = await scene.recorded("contoso");
    dropSecret(scene, scene.principal);
  });
  afterAll(() => scene.close());

  then("a refresh fails, names the identity, what was tried and every way out", async () => {
    const { tenantId, objectId, clientId } = scene.principal;
    const { text, requests } = await scene.fails("refresh");
    expect(requests).toEqual([]);
    for (const part of [
      `Could not read the partner admin link of object ${objectId} in tenant ${tenantId}`,
      `The recorded credential: Could not sign in with the client secret of client ${clientId}`,
      "AADSTS7000215",
      "The live credential: ",
      'whenUnreachable: "keep"',
      "AZURE_PARTNER_WHEN_UNREACHABLE=keep",
      "--replace",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/\n\s+at .+:\d+:\d+/);
    expect(await scene.recorded("contoso")).toEqual(state);
  });

  then("a destroy fails and loses nothing", async () => {
    const { text } = await scene.fails("destroy");
    expect(text).toContain(`Could not unlink object ${scene.principal.objectId}`);
    expect(await scene.recorded("contoso")).toEqual(state);
    expect(scene.linked()).toBe(ours);
  });

  then("an unchanged up needs no sign-in", async () => {
    const { text, requests } = await scene.up();
    expect(text).toMatch(/2 unchanged/);
    expect(requests).toEqual([]);
  });

  then("a refresh with the override in the environment keeps the state and says so", async () => {
    const { text } = await scene.refresh([], keep);
    expect(text).toMatch(/The link of object .* was not verified, its last known state is kept/);
    expect(await scene.recorded("contoso")).toEqual(state);
  });

  then('whenUnreachable: "keep" can be set without signing in', async () => {
    await declare(scene, scene.principal, 'whenUnreachable: "keep"');
    const { signIns, requests } = await scene.up();
    expect({ signIns, requests }).toEqual({ signIns: 0, requests: [] });
  });

  then("refreshes and nightly checks then pass, and say what was not verified", async () => {
    const { text } = await scene.preview(["--refresh", "--expect-no-changes"]);
    expect(text).toContain("was not verified");
    const refreshed = await scene.refresh(["--expect-no-changes"]);
    expect(refreshed.text).toContain("was not verified");
    expect(await scene.recorded("contoso")).toEqual({ ...state, whenUnreachable: "keep" });
  });

  then("the environment overrules it in the other direction, too", async () => {
    const { text } = await scene.fails("refresh", [], {
      env: { AZURE_PARTNER_WHEN_UNREACHABLE: "fail" },
    });
    expect(text).toContain("nothing at hand signs in as it");
  });

  then("a change of partner still fails: it cannot be made without signing in", async () => {
    await scene.program(`
      new PartnerAdminLink("contoso", {
        partnerId: "${second}", identity: ${scene.principal.declared}, whenUnreachable: "keep",
      });
    `);
    await scene.fails("up");
    expect(await scene.recorded("contoso")).toMatchObject({ linkedPartnerId: ours });
  });

  then("destroy leaves the link at Azure and says so", async () => {
    const { text } = await scene.destroy();
    expect(text).toMatch(
      new RegExp(`Left the link of object .* to partner ${ours} at Azure, unverified`),
    );
    expect(await scene.recordedLinks()).toEqual([]);
    expect(scene.linked()).toBe(ours);
  });
});

inOrder("a recreated service principal", (then) => {
  let scene: Scene;
  let old: Principal;
  let recreated: Principal;
  beforeAll(async () => {
    scene = await openLinked();
    old = scene.principal;
    const { tenantId, clientId } = old;
    const { objectId } = scene.emulator.directory.recreateServicePrincipal(tenantId, clientId);
    recreated = { ...old, objectId, id: `${tenantId}/${objectId}` };
  });
  afterAll(() => scene.close());

  then("fails a refresh that names the recorded object and the one that signs in", async () => {
    const { text } = await scene.fails("refresh");
    expect(text).toContain(`object ${old.objectId} in tenant ${old.tenantId}`);
    expect(text).toContain(`is service principal ${recreated.objectId}`);
    expect(text).toContain(
      "run `pulumi up` with AZURE_PARTNER_WHEN_UNREACHABLE=keep in the environment and --replace with the URN of this link",
    );
  });

  then(
    "is linked by a replacement under the override, which leaves the old one's link",
    async () => {
      const { text } = await scene.up(["--replace", urn], keep);
      expect(text).toMatch(new RegExp(`Left the link of object ${old.objectId} `));
      expect(scene.linked(recreated)).toBe(ours);
      expect(scene.linked(old)).toBe(ours);
      expect((await scene.recordedLinks()).map(({ id }) => id)).toEqual([recreated.id]);
    },
  );

  then("is then an ordinary link, removed by destroy", async () => {
    await scene.refresh(["--expect-no-changes"]);
    await scene.destroy();
    expect(scene.linked(recreated)).toBeUndefined();
  });
});

inOrder("a replaced identity that is out of reach", (then) => {
  let scene: Scene;
  let other: Principal;
  beforeAll(async () => {
    scene = await openLinked();
    other = scene.addPrincipal();
    dropSecret(scene, scene.principal);
    await declare(scene, other);
  });
  afterAll(() => scene.close());

  then("leaves a pending deletion, which every later run fails at", async () => {
    await scene.fails("up");
    expect(scene.linked(other)).toBe(ours);
    const { text } = await scene.fails("up");
    expect(text).toContain(`Could not unlink object ${scene.principal.objectId}`);
    expect(text).toContain("AZURE_PARTNER_WHEN_UNREACHABLE=keep");
    const pending = (await scene.recordedLinks()).filter((link) => "delete" in link);
    expect(pending.map(({ id }) => id)).toEqual([scene.principal.id]);
  });

  then("is given up under the override, without surgery on the state", async () => {
    const { text } = await scene.up([], keep);
    expect(text).toContain(`Left the link of object ${scene.principal.objectId}`);
    expect((await scene.recordedLinks()).map(({ id }) => id)).toEqual([other.id]);
    expect(scene.linked()).toBe(ours);
    expect((await scene.up()).text).toMatch(/2 unchanged/);
  });
});

inOrder("a deleted service principal", (then) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openLinked();
    const { tenantId, clientId } = scene.principal;
    scene.emulator.directory.removeServicePrincipal(tenantId, clientId);
  });
  afterAll(() => scene.close());

  then("fails a destroy with Entra's reason", async () => {
    const { text } = await scene.fails("destroy");
    expect(text).toContain("AADSTS700016");
    expect(await scene.recordedLinks()).toHaveLength(1);
  });

  then("is forgotten by a destroy under the override", async () => {
    const { text } = await scene.destroy([], keep);
    expect(text).toContain("at Azure, unverified");
    expect(await scene.recordedLinks()).toEqual([]);
  });
});

inOrder("a rotated secret", (then) => {
  let scene: Scene;
  let rotated: Principal;
  beforeAll(async () => {
    scene = await openLinked();
    rotated = { ...scene.principal, clientSecret: "the-new-secret-value" };
    scene.emulator.directory.addSecret(rotated.clientId, rotated.clientSecret);
    dropSecret(scene, scene.principal);
  });
  afterAll(() => scene.close());

  then("lets a refresh fall back to the live credential of the same identity", async () => {
    const env = { ...rotated.env, ARM_CLIENT_SECRET: rotated.clientSecret };
    const { requests } = await scene.refresh(["--expect-no-changes"], { env });
    expect(requests).toEqual(["GET"]);
  });

  then("does not let it fall back to somebody else", async () => {
    const other = scene.addPrincipal(rotated.tenantId);
    const { text, requests } = await scene.fails("refresh", [], { env: other.env });
    expect(requests).toEqual([]);
    expect(text).toContain(`is service principal ${other.objectId}`);
  });

  then("in the program is an update that asks nothing of the link API", async () => {
    const { tenantId, clientId, clientSecret } = rotated;
    await declare(scene, {
      ...rotated,
      declared: JSON.stringify({ tenantId, clientId, clientSecret }),
    });
    const { text, requests } = await scene.up();
    expect(text).toContain("1 updated");
    expect(requests).toEqual([]);
  });

  then("is used by the destroy that follows", async () => {
    const { requests } = await scene.destroy();
    expect(requests).toEqual(["GET", "DELETE"]);
    expect(scene.linked()).toBeUndefined();
  });
});

describe("a link whose credential is bound to what is gone", () => {
  const nobody = { ARM_TENANT_ID: "", ARM_CLIENT_ID: "", ARM_CLIENT_SECRET: "" };
  interface Bound {
    principal: Pick<Principal, "tenantId" | "objectId">;
    declared: Record<string, unknown>;
    /** Where it was linked. */
    env: Record<string, string>;
    /** What the surroundings are afterwards. */
    leave(): Record<string, string>;
  }

  const certified =
    (name: string, password?: string) =>
    ({ emulator, principal, workspace }: Scene): Bound => {
      const certificate = createClientCertificate();
      emulator.directory.addServicePrincipal({ ...principal, secret: undefined, certificate });
      const clientCertificatePath = join(workspace.folder, name);
      const content = password === undefined ? certificate.pem : certificate.pfx(password);
      writeFileSync(clientCertificatePath, content);
      const { tenantId, clientId } = principal;
      const more = password === undefined ? {} : { clientCertificatePassword: password };
      return {
        principal,
        declared: { tenantId, clientId, clientCertificatePath, ...more },
        env: {},
        leave() {
          if (password === undefined) {
            rmSync(clientCertificatePath);
          } else {
            writeFileSync(clientCertificatePath, certificate.pfx("renewed"));
          }
          return {};
        },
      };
    };
  const byTokenFile = ({ emulator, principal, workspace }: Scene): Bound => {
    const federated = { issuer: "https://issuer.example", subject: "repo:example" };
    emulator.directory.addServicePrincipal({ ...principal, secret: undefined, federated });
    const oidcTokenFilePath = join(workspace.folder, "token.jwt");
    writeFileSync(oidcTokenFilePath, emulator.tokens.issueAssertion(federated));
    const { tenantId, clientId } = principal;
    const leave = () => {
      rmSync(oidcTokenFilePath);
      return {};
    };
    return { principal, declared: { tenantId, clientId, oidcTokenFilePath }, env: {}, leave };
  };
  const onMachine = ({ emulator }: Scene): Bound => {
    const { directory } = emulator;
    const { clientId, ...principal } = directory.addManagedIdentity(directory.addTenant());
    const { IDENTITY_HEADER = "" } = emulator.managedIdentityEnvironment;
    return {
      principal,
      declared: { clientId, useMsi: true },
      env: emulator.managedIdentityEnvironment,
      // Another machine, where nobody listens at such an address.
      leave: () => ({ IDENTITY_ENDPOINT: "http://127.0.0.1:1/token", IDENTITY_HEADER }),
    };
  };

  const ways: [string, (scene: Scene) => Bound, RegExp][] = [
    ["a certificate file", certified("app.pem"), /app\.pem could not be read \(ENOENT\)/],
    ["a PFX that has another password now", certified("app.pfx", "old"), /app\.pfx /],
    ["a token file", byTokenFile, /token\.jwt could not be read \(ENOENT\)/],
    ["a managed identity's machine", onMachine, /managed-identity endpoint .* is not there/],
  ];

  ways.forEach(([title, bind, words]) =>
    inOrder(title, (then) => {
      let scene: Scene;
      let bound: Bound;
      let gone: Record<string, string>;
      beforeAll(async () => {
        scene = await openScene({ env: nobody });
        bound = bind(scene);
        await scene.program(`
        new PartnerAdminLink("contoso", {
          partnerId: "${ours}", identity: ${JSON.stringify(bound.declared)},
        });
      `);
        await scene.up([], { env: bound.env });
        gone = bound.leave();
      });
      afterAll(() => scene.close());

      const linked = () => {
        const { tenantId, objectId } = bound.principal;
        return scene.emulator.links.get(tenantId, objectId)?.partnerId;
      };
      const saved = () => join(scene.workspace.folder, "saved.json");
      /** Another credential of the same identity, in the surroundings. */
      const live = () => {
        const secret = "SECRET-VALUE-live";
        const { tenantId, objectId } = bound.principal;
        const { directory } = scene.emulator;
        const { clientId } = directory.addServicePrincipal({ tenantId, objectId, secret });
        return { ARM_TENANT_ID: tenantId, ARM_CLIENT_ID: clientId, ARM_CLIENT_SECRET: secret };
      };

      then("fails a refresh, which says why and names the ways out", async () => {
        const { text, requests } = await scene.fails("refresh", [], { env: gone });
        expect(text).toMatch(words);
        expect(text).toContain("AZURE_PARTNER_WHEN_UNREACHABLE=keep");
        expect(requests).toEqual([]);
      });

      then("lets a refresh pass under the override, which says what was not verified", async () => {
        const { text } = await scene.refresh(["--expect-no-changes"], {
          env: { ...gone, ...keep.env },
        });
        expect(text).toContain("was not verified");
      });

      then("is freed by the override when its replacement's deletion is pending", async () => {
        const other = scene.addPrincipal();
        await scene.program(`
        new PartnerAdminLink("contoso", { partnerId: "${ours}", identity: ${other.declared} });
      `);
        await scene.fails("up", [], { env: gone });
        expect(scene.linked(other)).toBe(ours);
        await scene.pulumi(["stack", "export", "--file", saved()]);
        const { text } = await scene.up([], { env: { ...gone, ...keep.env } });
        expect(text).toContain(`Left the link of object ${bound.principal.objectId}`);
        expect((await scene.recordedLinks()).map(({ id }) => id)).toEqual([other.id]);
        expect(linked()).toBe(ours);
        await scene.pulumi(["stack", "import", "--file", saved()]);
      });

      then("lets the pending deletion and a destroy take the live credential", async () => {
        const env = { ...gone, ...live() };
        const { requests } = await scene.destroy([], { env });
        expect(requests).toContain("DELETE");
        expect(linked()).toBeUndefined();
        expect(await scene.recordedLinks()).toEqual([]);
      });
    }),
  );
});

describe("trouble, whatever whenUnreachable says", () => {
  let scene: Scene;
  let state: Record<string, unknown>;
  const settled = 'whenUnreachable: "keep",';
  afterEach(() => scene.close());

  async function expectNothingGivenUp(env: Record<string, string>, words: RegExp) {
    for (const verb of ["refresh", "destroy"] as const) {
      const { text, requests } = await scene.fails(verb, [], { env: { ...env, ...keep.env } });
      expect(text).toMatch(words);
      expect(text).not.toMatch(/unverified|not verified/);
      expect(requests).toEqual([]);
    }
    expect(await scene.recorded("contoso")).toEqual(state);
  }

  test("with a proxy variable that has no scheme is a failure, and the state is kept", async () => {
    scene = await openLinked();
    await declare(scene, scene.principal, settled);
    await scene.up();
    state = await scene.recorded("contoso");
    const { url } = scene.emulator;
    const cloud = {
      ARM_METADATA_HOSTNAME: "",
      ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST: url,
      ARM_RESOURCE_MANAGER_AUDIENCE: `${url}/`,
      ARM_RESOURCE_MANAGER_ENDPOINT: url,
    };
    await expectNothingGivenUp({ ...cloud, HTTPS_PROXY: "proxyhost:3128" }, /HTTPS_PROXY/);
    expect(scene.linked()).toBe(ours);
  });

  test("with an az that cannot resolve or trust Entra is a failure, and the state is kept", async () => {
    const azure = await openScene();
    const { directory } = azure.emulator;
    const { tenantId } = directory.addTenant();
    const upn = "ada@example.test";
    const { objectId } = directory.addUser({ tenantId, upn });
    const cli = azure.emulator.createAzureCli({ upn, tenantId });
    const env = { ARM_TENANT_ID: "", ARM_CLIENT_ID: "", ARM_CLIENT_SECRET: "" };
    scene = await openScene({ beside: azure, env, pathFirst: [cli.folder] });
    await scene.program(`
      new PartnerAdminLink("contoso", {
        partnerId: "${ours}", identity: ${JSON.stringify({ tenantId, objectId })}, ${settled}
      });
    `);
    await scene.up();
    state = await scene.recorded("contoso");
    for (const [says, words] of [
      [
        "ERROR: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded with url: /x (Caused by NameResolutionError())",
        /az said "HTTPSConnectionPool\(host='login\.microsoftonline\.com'/,
      ],
      [
        "ERROR: Certificate verification failed. This typically happens when using Azure CLI behind a proxy that intercepts traffic with a self-signed certificate.",
        /az said "Certificate verification failed/,
      ],
    ] as const) {
      cli.says(says);
      await expectNothingGivenUp({}, words);
    }
    await azure.close();
  });
});
