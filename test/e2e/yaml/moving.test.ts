import { inOrder } from "../inOrder";
import { linkType, ours, pluginLinkType, second } from "../scene";
import type { Principal } from "../scene";
import { openYamlScene, pinsOf } from "./yamlScene";
import type { YamlScene } from "./yamlScene";

jest.setTimeout(120_000);

inOrder("a stack that moves between the dynamic resource and the plugin", (then) => {
  let scene: YamlScene;
  beforeAll(async () => {
    scene = await openYamlScene({ env: { ARM_CLIENT_SECRET: "", ARM_CLIENT_ID: "" } });
    await configure("azure-native");
  });
  afterAll(() => scene.close());

  const configure = async (namespace: string) => {
    const { tenantId, clientId, clientSecret } = scene.principal;
    await scene.workspace.setConfig(`${namespace}:tenantId`, tenantId);
    await scene.workspace.setConfig(`${namespace}:clientId`, clientId);
    await scene.workspace.setConfig(`${namespace}:clientSecret`, clientSecret, { secret: true });
  };
  const yaml = (partnerId = ours, more = "") =>
    scene.program(`
resources:
  contoso:
    type: azure-partner:PartnerAdminLink
    properties:
      partnerId: "${partnerId}"
      identity: ${pinsOf(scene.principal)}
${more}
`);
  /** Its tenant is known only when another link has been made. */
  const explicitProvider = ({ clientId, clientSecret }: Principal) => `
    options: { provider: "\${explicit}" }
  explicit:
    type: pulumi:providers:azure-partner
    properties:
      tenantId: \${other.tenantId}
      clientId: ${scene.principal.clientId}
      clientSecret: ${scene.principal.clientSecret}
  other:
    type: azure-partner:PartnerAdminLink
    properties:
      partnerId: "${ours}"
      identity: { clientId: ${clientId}, clientSecret: ${clientSecret} }
`;
  const javaScript = (options: string) =>
    scene.javaScriptProgram(`
      new PartnerAdminLink("contoso", {
        partnerId: "${ours}", identity: ${JSON.stringify(pins())},
      }, ${options});
    `);
  const pins = () => {
    const { tenantId, objectId } = scene.principal;
    return { tenantId, objectId };
  };
  const typesRecorded = async () => (await scene.recordedLinks()).map(({ type }) => type);

  then("begins with the dynamic resource, signed in by azure-native's configuration", async () => {
    await javaScript("{}");
    await scene.up();
    expect(await typesRecorded()).toEqual([linkType]);
  });

  then("becomes the plugin's without a request, and nothing is replaced", async () => {
    await yaml();
    const preview = await scene.preview();
    expect(preview.text).not.toMatch(/replace|create|delete/);
    const { text, requests } = await scene.up();
    expect(text).not.toMatch(/replaced|created|deleted/);
    expect(requests).toEqual([]);
    expect(await typesRecorded()).toEqual([pluginLinkType]);
  });

  then("goes back by the opposite alias without a request", async () => {
    await javaScript(`{ aliases: [{ type: "${pluginLinkType}" }] }`);
    const { requests } = await scene.up();
    expect(requests).toEqual([]);
    expect(await typesRecorded()).toEqual([linkType]);
  });

  then("becomes one of a provider whose configuration a preview does not know", async () => {
    const other = scene.addPrincipal(scene.principal.tenantId);
    await yaml(ours, explicitProvider(other));
    const { text } = await scene.preview();
    expect(text).not.toMatch(/contoso (replace|create|delete)/);
    expect((await scene.up()).requests).toEqual(["GET", "PUT"]);
    expect(scene.history(other)).toEqual([`none -> ${ours}`]);
    expect(scene.history()).toEqual([`none -> ${ours}`]);
  });

  then("moves to the default provider together with another partner: in place", async () => {
    await configure("azure-partner");
    await yaml(second);
    await scene.up();
    expect(scene.history()).toEqual([`none -> ${ours}`, `${ours} -> ${second}`]);
    expect(await scene.recorded("contoso")).not.toHaveProperty("__provider");
  });

  then("and the plugin unlinks at the end what the dynamic resource had made", async () => {
    await scene.destroy();
    expect(scene.linked()).toBeUndefined();
  });
});
