import { inOrder } from "../inOrder";
import { linkType, ours, pluginLinkType, second } from "../scene";
import { openYamlScene, pinsOf } from "./yamlScene";
import type { YamlScene } from "./yamlScene";

jest.setTimeout(120_000);

inOrder("a stack that moves between the dynamic resource and the plugin", (then) => {
  let scene: YamlScene;
  beforeAll(async () => {
    scene = await openYamlScene({ env: { ARM_CLIENT_SECRET: "", ARM_CLIENT_ID: "" } });
    const { tenantId, clientId, clientSecret } = scene.principal;
    for (const project of ["azure-native", "azure-partner"]) {
      await scene.workspace.setConfig(`${project}:tenantId`, tenantId);
      await scene.workspace.setConfig(`${project}:clientId`, clientId);
      await scene.workspace.setConfig(`${project}:clientSecret`, clientSecret, { secret: true });
    }
  });
  afterAll(() => scene.close());

  const yaml = (partnerId = ours) =>
    scene.program(`
resources:
  contoso:
    type: azure-partner:PartnerAdminLink
    properties:
      partnerId: "${partnerId}"
      identity: ${pinsOf(scene.principal)}
`);
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

  then("moves again together with a change of the partner: one link, moved in place", async () => {
    await yaml(second);
    const { requests } = await scene.up();
    expect(requests).toEqual(["GET", "PATCH"]);
    expect(scene.history()).toEqual([`none -> ${ours}`, `${ours} -> ${second}`]);
    expect(await scene.recorded("contoso")).not.toHaveProperty("__provider");
  });

  then("and the plugin unlinks at the end what the dynamic resource had made", async () => {
    await scene.destroy();
    expect(scene.linked()).toBeUndefined();
  });
});
