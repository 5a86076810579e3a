import { findAzureNative } from "../azureNative/findAzureNative";
import { openScene, ours, second } from "./scene";
import type { Scene } from "./scene";

jest.setTimeout(120_000);

describe("what a program declares wrongly", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ pathFirst: [findAzureNative().folder] });
    await scene.program(`new PartnerAdminLink("contoso", { partnerId: "${ours}" });`);
    await scene.up();
  });
  afterAll(() => scene.close());

  const failures = async (args: string) => {
    await scene.program(`new PartnerAdminLink("contoso", ${args});`);
    const { text, requests, signIns } = await scene.fails("preview");
    expect({ requests, signIns }).toEqual({ requests: [], signIns: 0 });
    return text;
  };

  test("is told at preview, all of it at once, each with its property and what to write", async () => {
    const text = await failures(`{
      partnerId: "2d3ac8cf-9e0b-4a39-9d4e-1f6b1b7d6c11",
      onDelete: "forget",
      whenUnreachable: "ignore",
      ifLinked: "always",
      expectedPartnerName: " ",
      partnerID: "${ours}",
      clientSecret: pulumi.secret("misplaced-secret"),
      identity: { tenantId: "contoso.example", secret: "x", oidcToken: "y" },
    }`);
    for (const part of [
      "is a GUID, the kind of id that customer usage attribution takes: set it as azure-native:partnerId",
      'onDelete must be "unlink" or "keep"',
      'whenUnreachable must be "fail" or "keep"',
      'ifLinked must be "fail" or "rebind"',
      "expectedPartnerName must be a text that is not empty",
      "partnerID is not a property of a partner admin link; it has partnerId,",
      'identity.tenantId "contoso.example" is not a GUID',
      "identity.secret is not a property of an identity; it has tenantId, clientId, clientSecret,",
      "identity.clientSecret was given beside identity: write identity: { clientSecret }",
      "identity.oidcToken is short-lived and must not be stored",
    ]) {
      expect(text.replace(/ value \{.*?\} has a problem:/g, "")).toContain(part);
    }
    expect(text).not.toContain("misplaced-secret");
  });

  test.each([
    ['{ partnerId: "12 34" }', '"12 34" is not made of digits only: give the location id'],
    ["{}", "is missing: give the location id"],
  ])("is told for the partner id of %s", async (args, reason) => {
    expect(await failures(args)).toContain(reason);
  });

  test("is told for half a credential that nothing at hand completes", async () => {
    await scene.program(`
      new PartnerAdminLink("contoso", { partnerId: "${ours}", identity: { clientSecret: "half" } });
    `);
    const env = { ARM_TENANT_ID: "", ARM_CLIENT_ID: "" };
    const { text } = await scene.fails("preview", [], { env });
    expect(text).toContain("identity.tenantId");
    expect(text).toContain("clientSecret is given but no tenantId");
    expect(text).toContain("ARM_TENANT_ID");
  });

  test("costs nothing: after a failed up the link stands, at Azure and in the state", async () => {
    const before = await scene.recorded("contoso");
    await scene.program('new PartnerAdminLink("contoso", { partnerId: "contoso" });');
    await scene.fails("up");
    expect(await scene.recorded("contoso")).toEqual(before);
    expect(scene.history()).toEqual([`none -> ${ours}`]);
  });

  test("is told before anything runs when another package's provider is given", async () => {
    await scene.program(`
      class Provider extends pulumi.ProviderResource {
        constructor(name) { super("azure-native", name, {}); }
      }
      new PartnerAdminLink("contoso", { partnerId: "${second}" }, { provider: new Provider("customer") });
    `);
    const { text, requests } = await scene.fails("up");
    expect(text).toContain(
      'PartnerAdminLink "contoso" was given a provider of the package "azure-native".',
    );
    expect(text).toContain("say who gets linked in `identity`");
    expect(requests).toEqual([]);
    expect(scene.linked()).toBe(ours);
  });
});

describe("what a program declares in other ways", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  test("is normalised: a number is a partner id, blanks around it do not count", async () => {
    await scene.program(`new PartnerAdminLink("contoso", { partnerId: ${ours} });`);
    await scene.up();
    await scene.program(`new PartnerAdminLink("contoso", { partnerId: " ${ours} " });`);
    const { text } = await scene.up();
    expect(text).toMatch(/2 unchanged/);
    await scene.destroy();
  });

  test("may be an identity that is unknown at preview, as a whole or in parts", async () => {
    const [whole, parts] = [scene.addPrincipal(), scene.addPrincipal()];
    const declare = (partnerId: string) =>
      scene.program(`
        const first = new PartnerAdminLink("first", { partnerId: "${partnerId}" });
        new PartnerAdminLink("whole", {
          partnerId: "${ours}",
          identity: first.version.apply(() => (${whole.declared})),
        });
        const { tenantId, clientId, clientSecret } = ${parts.declared};
        new PartnerAdminLink("parts", {
          partnerId: "${ours}",
          identity: { tenantId, clientId, clientSecret: first.version.apply(() => clientSecret) },
        });
      `);
    await declare(ours);
    const previewed = await scene.preview();
    expect(previewed.requests).toEqual([]);
    await scene.up();
    expect(scene.linked(whole)).toBe(ours);
    expect(scene.linked(parts)).toBe(ours);

    // `first` changes, so its version is unknown at preview again, and with it the identities.
    await declare(second);
    const { text } = await scene.preview();
    expect(text).toContain("3 to update");
    expect(text).not.toContain("replace");
    const { requests } = await scene.up();
    expect(requests).toEqual(["GET", "PATCH"]);
    expect(scene.history(whole)).toEqual([`none -> ${ours}`]);
    expect(scene.history(parts)).toEqual([`none -> ${ours}`]);
  });
});
