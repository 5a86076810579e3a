import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inOrder } from "../inOrder";
import { longAgo, ours, pluginLinkType } from "../scene";
import { openYamlScene } from "./yamlScene";
import type { YamlScene } from "./yamlScene";

jest.setTimeout(120_000);

inOrder("pulumi import", (then) => {
  let scene: YamlScene;
  let printed: string;
  beforeAll(async () => {
    scene = await openYamlScene({ now: longAgo });
    scene.relink(ours);
  });
  afterAll(() => scene.close());

  const importLink = (id: string) => {
    const out = join(scene.workspace.root, "printed.yaml");
    return scene.pulumi([
      ...["import", pluginLinkType, "contoso", id, "--yes", "--skip-preview"],
      ...["--protect=false", "--out", out],
    ]);
  };

  then("refuses the id of somebody who is not signed in, and names both", async () => {
    const other = scene.addPrincipal(scene.principal.tenantId);
    const { exitCode, text } = await importLink(other.id);
    expect(exitCode).not.toBe(0);
    expect(text).toContain(other.objectId);
    expect(text).toContain(scene.principal.objectId);
    expect(await scene.recordedLinks()).toEqual([]);
  });

  then("adopts the link that stands, without a write", async () => {
    const { exitCode, text, requests } = await importLink(scene.principal.id);
    expect({ exitCode, text }).toEqual({ exitCode: 0, text: expect.any(String) });
    expect(requests.filter((method) => method !== "GET")).toEqual([]);
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ partnerId: ours, linkedPartnerId: ours, origin: "adopted" },
    });
    printed = await readFile(join(scene.workspace.root, "printed.yaml"), "utf8");
  });

  then(
    "prints a program with the partner id in quotes and the two pins, under which up is unchanged",
    async () => {
      const { tenantId, objectId } = scene.principal;
      expect(printed).toMatch(new RegExp(`partnerId: ["']${ours}["']`));
      expect(printed).toContain(`tenantId: ${tenantId}`);
      expect(printed).toContain(`objectId: ${objectId}`);
      await scene.program(printed);
      await scene.up(["--expect-no-changes"]);
      expect(scene.history()).toEqual([`none -> ${ours}`]);
    },
  );

  then("leaves a link that destroy leaves too, because it was adopted", async () => {
    await scene.destroy();
    expect(scene.linked()).toBe(ours);
    expect(await scene.recordedLinks()).toEqual([]);
  });
});

inOrder("get in a program in YAML", (then) => {
  let scene: YamlScene;
  beforeAll(async () => {
    scene = await openYamlScene();
    scene.relink(ours);
  });
  afterAll(() => scene.close());

  const read = (state: string) =>
    scene.program(`
resources:
  shared:
    type: azure-partner:PartnerAdminLink
    get:
      id: ${scene.principal.id}
      state: ${state}
outputs:
  partner: \${shared.partnerId} \${shared.partnerName}
`);
  const identity = () => {
    const { tenantId, clientId, clientSecret } = scene.principal;
    const secret = `{ fn::secret: ${clientSecret} }`;
    return `{ tenantId: ${tenantId}, clientId: ${clientId}, clientSecret: ${secret} }`;
  };

  then("reads the link by the identity that it names, and never writes it", async () => {
    await read(`{ identity: ${identity()}, expectedPartnerIds: ["${ours}"] }`);
    const { requests } = await scene.up([], { env: scene.addPrincipal().env });
    expect(requests).toEqual(["GET"]);
    expect(await scene.workspace.stackOutput()).toEqual({ partner: `${ours} Contoso Consulting` });
    expect(await scene.recordedLinks()).toEqual([expect.objectContaining({ external: true })]);
  });

  then("fails at preview where another partner is linked than is expected", async () => {
    await read('{ expectedPartnerIds: ["7654321"] }');
    const { text } = await scene.fails("preview");
    expect(text).toContain("7654321");
    expect(text).toContain(ours);
  });

  then("leaves the link when the stack goes", async () => {
    await scene.destroy();
    expect(scene.history()).toEqual([`none -> ${ours}`]);
  });
});
