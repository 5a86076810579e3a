import { openScene, ours, theirs } from "./scene";
import type { Principal, Run, Scene } from "./scene";

jest.setTimeout(120_000);

describe("destroy", () => {
  let scene: Scene;
  let run: Run;
  const cases = [
    "created",
    "createdKeep",
    "adopted",
    "adoptedUnlink",
    "takenOver",
    "retained",
    "movedAway",
    "gone",
  ] as const;
  const principals = {} as Record<(typeof cases)[number], Principal>;

  beforeAll(async () => {
    scene = await openScene();
    for (const name of cases) {
      principals[name] = scene.addPrincipal();
    }
    const { created, createdKeep, adopted, adoptedUnlink, takenOver } = principals;
    const { retained, movedAway, gone } = principals;
    scene.relink(ours, adopted);
    scene.relink(ours, adoptedUnlink);
    scene.relink(theirs, takenOver);
    const link = (name: string, { declared }: Principal, args = "", options = "{}") => `
      new PartnerAdminLink("${name}", {
        partnerId: "${ours}", identity: ${declared}, ${args}
      }, ${options});`;
    await scene.program(
      link("created", created) +
        link("createdKeep", createdKeep, 'onDelete: "keep"') +
        link("adopted", adopted) +
        link("adoptedUnlink", adoptedUnlink, 'onDelete: "unlink"') +
        link("takenOver", takenOver, 'ifLinked: "rebind"') +
        link("retained", retained, "", "{ retainOnDelete: true }") +
        link("movedAway", movedAway) +
        link("gone", gone),
    );
    await scene.up();
    for (const name of cases) {
      expect(scene.linked(principals[name])).toBe(ours);
    }
    scene.relink(theirs, movedAway);
    scene.emulator.links.remove(gone.tenantId, gone.objectId);
    run = await scene.destroy();
  });
  afterAll(() => scene.close());

  const said = (text: string, { objectId }: Principal) =>
    expect(run.text).toMatch(new RegExp(text.replace("<object>", objectId)));

  test("empties the state, whatever stays at Azure", async () => {
    expect(await scene.recordedLinks()).toEqual([]);
  });

  test("removes a link that the resource made", () => {
    expect(scene.linked(principals.created)).toBeUndefined();
    said("Unlinked service principal <object> .* -> not linked", principals.created);
  });

  test('keeps it under onDelete: "keep", and says so', () => {
    expect(scene.linked(principals.createdKeep)).toBe(ours);
    said('Kept the link of object <object> .*: onDelete is "keep"', principals.createdKeep);
  });

  test("keeps a link that was adopted, and says so", () => {
    expect(scene.linked(principals.adopted)).toBe(ours);
    said("Kept the link of object <object> .*: it was adopted", principals.adopted);
  });

  test('removes an adopted link under onDelete: "unlink"', () => {
    expect(scene.linked(principals.adoptedUnlink)).toBeUndefined();
  });

  test("removes a link that was taken over", () => {
    expect(scene.linked(principals.takenOver)).toBeUndefined();
  });

  test("leaves the link of a resource with retainOnDelete without a request", () => {
    expect(scene.linked(principals.retained)).toBe(ours);
    const requests = scene.emulator.requests.ofKind("link");
    const { objectId } = principals.retained;
    expect(requests.filter((one) => one.objectId === objectId).map(({ method }) => method)).toEqual(
      ["GET", "PUT"],
    );
  });

  test("leaves the link that somebody else moved to another partner, and says so", () => {
    expect(scene.linked(principals.movedAway)).toBe(theirs);
    said("Left the link of service principal <object> .*alone", principals.movedAway);
  });

  test("is done where the link is gone already", () => {
    expect(scene.history(principals.gone)).toEqual([`none -> ${ours}`, `${ours} -> none`]);
  });
});
