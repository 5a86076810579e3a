import { inOrder } from "../inOrder";
import { longAgo, ours, pluginLinkType, second, theirs } from "../scene";
import { openYamlScene, pinsOf } from "./yamlScene";
import type { YamlScene } from "./yamlScene";

jest.setTimeout(120_000);

inOrder("the life of a link that a program in YAML declares", (then) => {
  let scene: YamlScene;
  beforeAll(async () => {
    scene = await openYamlScene({ now: longAgo });
  });
  afterAll(() => scene.close());

  const declare = (partnerId: string, { name = "contoso", more = "" } = {}) =>
    scene.program(`
resources:
  ${name}:
    type: azure-partner:PartnerAdminLink
    properties:
      partnerId: ${partnerId}
      identity: ${pinsOf(scene.principal)}
      ${more}
outputs:
  linked: \${${name}.tenantId}/\${${name}.objectId} \${${name}.partnerId} \${${name}.partnerName}
`);
  const quoted = (partnerId: string) => JSON.stringify(partnerId);

  then("a partner id without quotes, which YAML reads as a number, is refused", async () => {
    for (const number of ["0123456", ours]) {
      await declare(number);
      const { text, requests, signIns } = await scene.fails("preview");
      expect(text).toMatch(/partnerId.*in quotes/s);
      expect({ requests, signIns }).toEqual({ requests: [], signIns: 0 });
    }
  });

  then("a first preview shows one link to create and asks nothing of Azure", async () => {
    await declare(quoted(ours));
    const { text, requests, signIns } = await scene.preview();
    expect(text).toMatch(/\+ {2}azure-partner:index:PartnerAdminLink contoso create/);
    expect({ requests, signIns }).toEqual({ requests: [], signIns: 0 });
  });

  then("up links by one read and one write, and says who was linked to whom", async () => {
    const { id, tenantId, objectId, clientId } = scene.principal;
    const { text, requests, signIns } = await scene.up();
    expect(requests).toEqual(["GET", "PUT"]);
    expect(signIns).toBe(1);
    expect(text).toContain(
      `Linked service principal ${objectId} (client ${clientId}) in tenant ${tenantId}: ` +
        `not linked -> ${ours} (Contoso Consulting).`,
    );
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ partnerId: ours, linkedPartnerId: ours, partnerName: "Contoso Consulting" },
      ...{ tenantId, objectId, origin: "created", state: "Active", version: 1 },
    });
    expect(await scene.recordedLinks()).toEqual([
      expect.objectContaining({ type: pluginLinkType, id }),
    ]);
    expect(await scene.workspace.stackOutput()).toEqual({
      linked: `${id} ${ours} Contoso Consulting`,
    });
  });

  then("up again and a refresh have nothing to do", async () => {
    const before = await scene.recorded("contoso");
    const again = await scene.up(["--expect-no-changes"]);
    expect({ requests: again.requests, signIns: again.signIns }).toEqual({
      ...{ requests: [], signIns: 0 },
    });
    const { requests } = await scene.refresh(["--expect-no-changes"]);
    expect(requests).toEqual(["GET"]);
    expect(await scene.recorded("contoso")).toEqual(before);
  });

  then(
    "another partner id is previewed as an update of that property, and moves the link in place",
    async () => {
      await declare(quoted(second));
      const { text, requests } = await scene.preview(["--diff"]);
      expect(text).toMatch(new RegExp(`~ partnerId\\s*: "${ours}" => "${second}"`));
      expect(text).toContain("1 to update");
      expect(requests).toEqual([]);
      expect((await scene.up()).requests).toEqual(["GET", "PATCH"]);
      expect(scene.history()).toEqual([`none -> ${ours}`, `${ours} -> ${second}`]);
    },
  );

  then("somebody else's link is seen by a refresh, and refused before any write", async () => {
    scene.relink(theirs);
    await scene.refresh();
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ partnerId: theirs, linkedPartnerId: second },
    });
    const { text, requests } = await scene.fails("up");
    expect(text).toContain(`it is linked to partner ${theirs} (Fabrikam Services)`);
    expect(requests).toEqual(["GET"]);
    expect(scene.linked()).toBe(theirs);
  });

  then("it is taken back in place where the program allows that", async () => {
    await declare(quoted(second), { more: `rebindFrom: ["${theirs}"]` });
    expect((await scene.up()).requests).toEqual(["GET", "PATCH"]);
    expect(scene.linked()).toBe(second);
  });

  then("a rename keeps the link at every moment", async () => {
    const mark = scene.history().length;
    await declare(quoted(second), { name: "renamed" });
    await scene.up();
    expect(scene.history().slice(mark)).toEqual([]);
    expect(await scene.recordedLinks()).toHaveLength(1);
    await declare(quoted(second), { name: "renamed", more: 'onDelete: "unlink"' });
    await scene.up();
  });

  then("destroy unlinks by one read and one write", async () => {
    const { requests } = await scene.destroy();
    expect(requests).toEqual(["GET", "DELETE"]);
    expect(scene.linked()).toBeUndefined();
    expect(await scene.recordedLinks()).toEqual([]);
  });
});
