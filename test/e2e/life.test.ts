import { inOrder } from "./inOrder";
import { globalId, longAgo, openScene, ours, second } from "./scene";
import type { Scene } from "./scene";

jest.setTimeout(120_000);

inOrder("the life of a link", (then) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ now: longAgo });
  });
  afterAll(() => scene.close());

  const declare = (partnerId: string, more = "") =>
    scene.program(`
      const link = new PartnerAdminLink("contoso", {
        partnerId: "${partnerId}",
        identity: { tenantId: "${scene.principal.tenantId}", objectId: "${scene.principal.objectId}" },
        ${more}
      });
      link.tenantId.apply((id) => console.log("tenant known: " + id));
      link.objectId.apply((id) => console.log("object known: " + id));
      exports.linked = pulumi.interpolate\`\${link.id} \${link.partnerId} \${link.partnerName}\`;
    `);
  const pinsKnown = () => [
    `tenant known: ${scene.principal.tenantId}`,
    `object known: ${scene.principal.objectId}`,
  ];

  then("a first preview asks nothing of Azure and knows the pinned tenant and object", async () => {
    await declare(ours);
    const { text, requests, signIns } = await scene.preview();
    expect(text).toMatch(
      /\+ {2}pulumi-nodejs:dynamic\/azure-partner:PartnerAdminLink contoso create/,
    );
    expect({ requests, signIns }).toEqual({ requests: [], signIns: 0 });
    for (const line of pinsKnown()) {
      expect(text).toContain(line);
    }
  });

  then(
    "up links by one read and one write, and says who was linked from what to what",
    async () => {
      const { id, tenantId, objectId, clientId } = scene.principal;
      const { text, requests, signIns } = await scene.up();
      expect(requests).toEqual(["GET", "PUT"]);
      expect(signIns).toBe(1);
      expect(text).toContain(
        `Linked service principal ${objectId} (client ${clientId}) in tenant ${tenantId}: ` +
          `not linked -> ${ours} (Contoso Consulting).`,
      );
      expect(scene.linked()).toBe(ours);
      expect(await scene.recorded("contoso")).toMatchObject({
        ...{ partnerId: ours, linkedPartnerId: ours, partnerName: "Contoso Consulting" },
        ...{ tenantId, objectId, origin: "created", state: "Active", version: 1 },
      });
      expect(await scene.workspace.stackOutput()).toEqual({
        linked: `${id} ${ours} Contoso Consulting`,
      });
    },
  );

  then("up again has nothing to do and asks nothing of Azure", async () => {
    const { text, requests, signIns } = await scene.up();
    expect(text).toMatch(/2 unchanged/);
    expect({ requests, signIns }).toEqual({ requests: [], signIns: 0 });
  });

  then("a refresh that finds the link as it was changes nothing", async () => {
    const before = await scene.recorded("contoso");
    const { text, requests } = await scene.refresh(["--expect-no-changes"]);
    expect(requests).toEqual(["GET"]);
    expect(text).toMatch(/2 unchanged/);
    expect(await scene.recorded("contoso")).toEqual(before);
  });

  then(
    "another partner id is previewed as an update whose tenant and object are known",
    async () => {
      await declare(second);
      const { text, requests } = await scene.preview(["--diff"]);
      expect(text).toMatch(new RegExp(`~ partnerId\\s*: "${ours}" => "${second}"`));
      expect(text).toContain("1 to update");
      expect(text).not.toMatch(/__provider|replace/);
      expect(requests).toEqual([]);
      for (const line of pinsKnown()) {
        expect(text).toContain(line);
      }
    },
  );

  then("another partner id moves the link in place", async () => {
    const { text, requests } = await scene.up();
    expect(requests).toEqual(["GET", "PATCH"]);
    expect(text).toContain(`${ours} (Contoso Consulting) -> ${second} (Contoso Cloud).`);
    expect(scene.history()).toEqual([`none -> ${ours}`, `${ours} -> ${second}`]);
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ partnerId: second, linkedPartnerId: second, partnerName: "Contoso Cloud" },
      ...{ origin: "created", version: 2 },
    });
  });

  then(
    "an id that Azure refuses leaves the old link standing, at Azure and in the state",
    async () => {
      await declare(globalId);
      const { text } = await scene.fails("up");
      expect(text).toContain(`to partner ${globalId}: Azure answered 400 PartnerIdInvalid`);
      expect(text).toContain('use the location id, shown as "Associated PartnerID"');
      expect(text).toContain(`The link to partner ${second} (Contoso Cloud) stands unchanged.`);
      expect(scene.linked()).toBe(second);
      expect(await scene.recorded("contoso")).toMatchObject({
        partnerId: second,
        linkedPartnerId: second,
      });
    },
  );

  then("settings that only say what to do later are stored without asking Azure", async () => {
    await declare(second, 'ifLinked: "rebind", onDelete: "unlink", whenUnreachable: "keep",');
    const { text, requests, signIns } = await scene.up();
    expect(text).toMatch(/1 updated/);
    expect({ requests, signIns }).toEqual({ requests: [], signIns: 0 });
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ ifLinked: "rebind", onDelete: "unlink", whenUnreachable: "keep" },
      ...{ partnerId: second, linkedPartnerId: second, origin: "created" },
    });
  });

  then("a link that is gone is seen by a refresh, and the next up links again", async () => {
    const { tenantId, objectId } = scene.principal;
    scene.emulator.links.remove(tenantId, objectId);
    const seen = await scene.refresh();
    expect(seen.requests).toEqual(["GET"]);
    expect(await scene.recordedLinks()).toEqual([]);

    const again = await scene.up();
    expect(again.requests).toEqual(["GET", "PUT"]);
    expect(scene.linked()).toBe(second);
  });

  then("destroy unlinks by one read and one write, and says so", async () => {
    const { text, requests } = await scene.destroy();
    expect(requests).toEqual(["GET", "DELETE"]);
    expect(text).toMatch(
      new RegExp(`Unlinked service principal .*: ${second} \\(Contoso Cloud\\) -> not linked\\.`),
    );
    expect(scene.linked()).toBeUndefined();
    expect(await scene.recordedLinks()).toEqual([]);
  });
});
