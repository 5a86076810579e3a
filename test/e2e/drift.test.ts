import { inOrder } from "./inOrder";
import { openScene, ours, second, theirs } from "./scene";
import type { Scene } from "./scene";

jest.setTimeout(120_000);

inOrder("a link that somebody else moved", (then) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  const declare = (partnerId: string, more = "") =>
    scene.program(`
      new PartnerAdminLink("contoso", {
        partnerId: "${partnerId}",
        ${more}
      });
    `);
  /** Linked by us, moved by somebody else, refreshed: the state knows. */
  const drifted = async () => {
    await declare(ours, 'ifLinked: "rebind",');
    await scene.up();
    scene.relink(theirs);
    return scene.refresh();
  };
  const changesSince = (mark: number) => scene.history().slice(mark);

  then("is recorded as theirs by a refresh, while what was ours stays recorded", async () => {
    const { requests } = await drifted();
    expect(requests).toEqual(["GET"]);
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ partnerId: theirs, partnerName: "Fabrikam Services" },
      ...{ linkedPartnerId: ours, origin: "created" },
    });
  });

  then("stays as it is in the state by the next refresh, time stamps included", async () => {
    const before = await scene.recorded("contoso");
    await scene.refresh();
    expect(await scene.recorded("contoso")).toEqual(before);
  });

  then("shows in the preview as the partner that it would be moved from", async () => {
    const { text, requests } = await scene.preview(["--diff"]);
    expect(text).toMatch(new RegExp(`~ partnerId\\s*: "${theirs}" => "${ours}"`));
    expect(requests).toEqual([]);
  });

  then(
    "is not moved back by default, and the refusal names that partner and the way out",
    async () => {
      const mark = scene.history().length;
      await declare(ours);
      const { text, requests } = await scene.fails("up");
      expect(requests).toEqual(["GET"]);
      expect(text).toContain(
        `to partner ${ours}: it is linked to partner ${theirs} (Fabrikam Services), ` +
          `not to ${ours}, the partner that this resource is recorded with. Nothing was changed.`,
      );
      expect(text).toContain(`rebindFrom: ["${theirs}"]`);
      expect(changesSince(mark)).toEqual([]);
      expect(await scene.recorded("contoso")).toMatchObject({ linkedPartnerId: ours });
    },
  );

  then("is not taken for ours when a third partner is declared after the refresh", async () => {
    const mark = scene.history().length;
    await declare(second);
    const { text } = await scene.fails("up");
    expect(text).toContain(`it is linked to partner ${theirs} (Fabrikam Services)`);
    expect(changesSince(mark)).toEqual([]);
  });

  then("is not moved by rebindFrom when it is not listed", async () => {
    const mark = scene.history().length;
    await declare(ours, `rebindFrom: ["${second}"],`);
    const { text } = await scene.fails("up");
    expect(text).toContain(`it is linked to partner ${theirs} (Fabrikam Services)`);
    expect(changesSince(mark)).toEqual([]);
  });

  then("is moved in place by rebindFrom when it is listed", async () => {
    const mark = scene.history().length;
    await declare(ours, `rebindFrom: ["${second}", "${theirs}"],`);
    const { requests, text } = await scene.up();
    expect(requests).toEqual(["GET", "PATCH"]);
    expect(text).toContain(`${theirs} (Fabrikam Services) -> ${ours} (Contoso Consulting).`);
    expect(changesSince(mark)).toEqual([`${theirs} -> ${ours}`]);
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ partnerId: ours, linkedPartnerId: ours, origin: "takenOver" },
    });
  });

  then("is moved in place by rebind, even when no refresh has seen it", async () => {
    const mark = scene.history().length;
    scene.relink(theirs);
    await declare(second, 'ifLinked: "rebind",');
    const { requests } = await scene.up();
    expect(requests).toEqual(["GET", "PATCH"]);
    expect(changesSince(mark)).toEqual([`${ours} -> ${theirs}`, `${theirs} -> ${second}`]);
  });

  then("is not moved without a refresh either when the partner id is changed", async () => {
    scene.relink(theirs);
    const mark = scene.history().length;
    await declare(ours);
    const { text } = await scene.fails("up");
    expect(text).toContain(`it is linked to partner ${theirs} (Fabrikam Services)`);
    expect(changesSince(mark)).toEqual([]);
  });

  then("is left alone by a destroy, which says so", async () => {
    await drifted();
    const mark = scene.history().length;
    const { text, requests } = await scene.destroy();
    expect(requests).toEqual(["GET"]);
    expect(text).toMatch(/Left the link of service principal .* alone/);
    expect(text).toContain(`it is to partner ${theirs} (Fabrikam Services)`);
    expect(changesSince(mark)).toEqual([]);
    expect(scene.linked()).toBe(theirs);
    expect(await scene.recordedLinks()).toEqual([]);
  });

  then("is refused at creation too, and adopted without a write when it is declared", async () => {
    const mark = scene.history().length;
    await declare(ours);
    const refused = await scene.fails("up");
    expect(refused.requests).toEqual(["GET"]);
    expect(refused.text).toContain(`it is linked to partner ${theirs} (Fabrikam Services)`);
    expect(await scene.recordedLinks()).toEqual([]);

    await declare(theirs);
    const adopted = await scene.up();
    expect(adopted.requests).toEqual(["GET"]);
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ partnerId: theirs, linkedPartnerId: theirs, origin: "adopted" },
    });
    expect(changesSince(mark)).toEqual([]);
  });
});

inOrder("preview --refresh --expect-no-changes as a nightly check", (then) => {
  let scene: Scene;
  const nightly = ["--refresh", "--expect-no-changes"];
  const changesProposed = /error: no changes were expected.* but changes were proposed/;
  beforeAll(async () => {
    scene = await openScene();
    await scene.program(`new PartnerAdminLink("contoso", { partnerId: "${ours}" });`);
    await scene.up();
  });
  afterAll(() => scene.close());

  then("passes while the link stands, with one read and no change of the state", async () => {
    const before = await scene.workspace.stackExport();
    const { requests } = await scene.preview(nightly);
    expect(requests).toEqual(["GET"]);
    expect(await scene.workspace.stackExport()).toEqual(before);
  });

  then("fails when somebody else moved the link, naming theirs and ours", async () => {
    scene.relink(theirs);
    const { text, requests } = await scene.fails("preview", [...nightly, "--diff"]);
    expect(requests).toEqual(["GET"]);
    expect(text).toMatch(new RegExp(`~ partnerId\\s*: "${theirs}" => "${ours}"`));
    expect(text).toMatch(changesProposed);
    expect(scene.linked()).toBe(theirs);
  });

  then("fails when the link is gone", async () => {
    scene.emulator.links.remove(scene.principal.tenantId, scene.principal.objectId);
    const { text } = await scene.fails("preview", nightly);
    expect(text).toMatch(changesProposed);
    expect(scene.linked()).toBeUndefined();
  });
});
