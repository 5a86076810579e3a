import { inOrder } from "./inOrder";
import { linkType, openScene, ours, theirs } from "./scene";
import type { Scene } from "./scene";

jest.setTimeout(120_000);

inOrder("PartnerAdminLink.get", (then) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
    scene.relink(ours);
  });
  afterAll(() => scene.close());

  const read = (id = scene.principal.id) =>
    scene.program(`
      const shared = PartnerAdminLink.get("shared", "${id}");
      shared.partnerId.apply((partnerId) => console.log("partner known: " + partnerId));
      exports.partner = pulumi.interpolate\`\${shared.partnerId} \${shared.partnerName}\`;
    `);
  const untouched = (mark: number) => expect(scene.history().slice(mark)).toEqual([]);

  then("knows the link at preview already", async () => {
    await read();
    const { text, requests } = await scene.preview();
    expect(text).toContain(`partner known: ${ours}`);
    expect(requests).toEqual(["GET"]);
  });

  then("reads the link by one request and records it as another's", async () => {
    const mark = scene.history().length;
    const { requests } = await scene.up();
    expect(requests).toEqual(["GET"]);
    expect(await scene.workspace.stackOutput()).toEqual({ partner: `${ours} Contoso Consulting` });
    const [link] = await scene.recordedLinks();
    expect(link).toMatchObject({ id: scene.principal.id, external: true });
    expect(link?.outputs).not.toHaveProperty("linkedPartnerId");
    untouched(mark);
  });

  then("sees that somebody moved the link, and leaves it so", async () => {
    scene.relink(theirs);
    const mark = scene.history().length;
    const { text } = await scene.refresh();
    expect(text).toContain("1 updated");
    expect(await scene.recorded("shared")).toMatchObject({ partnerId: theirs });
    await scene.up();
    expect(await scene.workspace.stackOutput()).toEqual({ partner: `${theirs} Fabrikam Services` });
    untouched(mark);
  });

  then("fails as another identity, and names both", async () => {
    const other = scene.addPrincipal(scene.principal.tenantId);
    const { text, requests } = await scene.fails("up", [], { env: other.env });
    expect(text).toContain(`object ${scene.principal.objectId}`);
    expect(text).toContain(`is service principal ${other.objectId}`);
    expect(requests).toEqual([]);
  });

  then("leaves the link when the resource or the stack goes", async () => {
    const mark = scene.history().length;
    await scene.program("");
    await scene.up();
    await read();
    await scene.up();
    const { requests } = await scene.destroy();
    expect(requests).toEqual([]);
    expect(await scene.recordedLinks()).toEqual([]);
    untouched(mark);
  });

  then("fails in a sentence when the identity is not linked", async () => {
    const unlinked = scene.addPrincipal();
    await read(unlinked.id);
    const { text } = await scene.fails("preview", [], { env: unlinked.env });
    expect(text).toContain(
      `Object ${unlinked.objectId} in tenant ${unlinked.tenantId} is not linked to any partner`,
    );
  });

  then("fails in a sentence when the id is not one of a link", async () => {
    await read("contoso");
    const { text } = await scene.fails("preview");
    expect(text).toContain('give "<tenant id>/<object id>"');
  });
});

inOrder("import", (then) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
    scene.relink(ours);
  });
  afterAll(() => scene.close());

  const expectNothingChanged = async (run: { requests: string[] }) => {
    expect(run.requests).toEqual([]);
    expect(scene.history()).toEqual([`none -> ${ours}`]);
    expect(await scene.recordedLinks()).toEqual([]);
  };

  then("by the command fails and changes nothing", async () => {
    const run = await scene.pulumi([
      ...["import", linkType, "contoso", scene.principal.id, "--yes", "--skip-preview"],
      "--generate-code=false",
    ]);
    expect(run.exitCode).not.toBe(0);
    expect(run.text).toContain("error:");
    await expectNothingChanged(run);
  });

  then("by the resource option fails and changes nothing", async () => {
    await scene.program(`
      new PartnerAdminLink("contoso", { partnerId: "${ours}" }, { import: "${scene.principal.id}" });
    `);
    await expectNothingChanged(await scene.fails("up"));
  });

  then("is not needed: an up without it adopts the link that stands", async () => {
    await scene.program(`new PartnerAdminLink("contoso", { partnerId: "${ours}" });`);
    const { requests } = await scene.up();
    expect(requests).toEqual(["GET"]);
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ origin: "adopted", linkedPartnerId: ours },
    });
  });
});
