import { version } from "../../../package.json";
import { inOrder } from "../inOrder";
import { ours } from "../scene";
import type { Principal } from "../scene";
import { openYamlScene, pinsOf } from "./yamlScene";
import type { YamlScene } from "./yamlScene";

jest.setTimeout(120_000);

inOrder("the provider that a program in YAML names", (then) => {
  let scene: YamlScene;
  let configured: Principal;
  beforeAll(async () => {
    scene = await openYamlScene();
    configured = scene.addPrincipal();
  });
  afterAll(() => scene.close());

  const provider = () => `
  explicit:
    type: pulumi:providers:azure-partner
    properties:
      tenantId: ${configured.tenantId}
      clientId: ${configured.clientId}
      clientSecret: ${configured.clientSecret}
`;
  const declare = (options: string, { name = "contoso", also = "" } = {}) =>
    scene.program(`
resources:
  ${name}:
    type: azure-partner:PartnerAdminLink
    properties:
      partnerId: "${ours}"
      identity: ${pinsOf(configured)}
    options: ${options}
${also}
`);
  const byDefault = "{}";
  const byExplicit = '{ provider: "${explicit}" }';
  const madeOnce = () => expect(scene.history(configured)).toEqual([`none -> ${ours}`]);

  then("signs in by the stack's configuration, which goes before the environment", async () => {
    const { tenantId, clientId, clientSecret } = configured;
    await scene.workspace.setConfig("azure-partner:tenantId", tenantId);
    await scene.workspace.setConfig("azure-partner:clientId", clientId);
    await scene.workspace.setConfig("azure-partner:clientSecret", clientSecret, { secret: true });
    await declare(byDefault);
    await scene.up();
    expect(scene.linked(configured)).toBe(ours);
    expect(scene.linked()).toBeUndefined();
  });

  then("may become an explicit one without a write", async () => {
    await declare(byExplicit, { also: provider() });
    const { requests } = await scene.up();
    expect(requests.filter((method) => method !== "GET")).toEqual([]);
    madeOnce();
  });

  then("may become the default one again without a write", async () => {
    await declare(byDefault, { also: provider() });
    const { requests } = await scene.up();
    expect(requests.filter((method) => method !== "GET")).toEqual([]);
    madeOnce();
  });

  then("is refused with a key that it does not know, which is named", async () => {
    await scene.program(`
resources:
  explicit:
    type: pulumi:providers:azure-partner
    properties: { tenantID: ${configured.tenantId} }
`);
    const { text } = await scene.fails("preview");
    expect(text).toContain("tenantID");
  });

  then("may change in the same run as the name: the link stands at every moment", async () => {
    await declare(byExplicit, { name: "renamed", also: provider() });
    await scene.up();
    madeOnce();
    await declare(byDefault, { name: "again" });
    await scene.up();
    madeOnce();
  });

  then("may be another default one, of a version, in the same run as the name", async () => {
    await declare(`{ version: ${version} }`, { name: "versioned" });
    await scene.up();
    madeOnce();
    expect(await scene.recordedLinks()).toHaveLength(1);
    const { resources = [] } = (await scene.workspace.stackExport()).deployment;
    const names = resources
      .filter(({ type }) => type === "pulumi:providers:azure-partner")
      .map(({ urn }) => urn.split("::").at(-1));
    expect(names).toEqual([expect.stringMatching(/^default_/)]);
  });
});
