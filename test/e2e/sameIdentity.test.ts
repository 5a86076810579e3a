import { inOrder } from "./inOrder";
import { linkType, openScene, ours, second } from "./scene";
import type { Principal, Run, Scene } from "./scene";

jest.setTimeout(180_000);

const urn = (name: string) => `urn:pulumi:test::program::${linkType}::${name}`;
const link = (name: string, { declared }: Principal, options = "{}") => `
  new PartnerAdminLink("${name}", { partnerId: "${ours}", identity: ${declared} }, ${options});`;

describe("creating and deleting on one identity in one run never removes the fresh link", () => {
  let scene: Scene;
  let renamed: Principal;
  let aliased: Principal;
  let moved: Principal;
  let replaced: Principal;
  let tainted: Principal;
  let twin: Principal;
  let removed: Principal;
  let run: Run;

  beforeAll(async () => {
    scene = await openScene();
    renamed = scene.addPrincipal();
    aliased = scene.addPrincipal();
    moved = scene.addPrincipal();
    replaced = scene.addPrincipal();
    tainted = scene.addPrincipal();
    twin = scene.addPrincipal();
    removed = scene.addPrincipal();
    await scene.program(
      link("renamed-old", renamed) +
        link("aliased-old", aliased) +
        link("moved", moved) +
        link("replaced", replaced) +
        link("tainted", tainted) +
        link("twin-one", twin) +
        link("twin-two", twin) +
        link("removed", removed),
    );
    await scene.up();
    await scene.pulumi(["state", "taint", urn("tainted"), "--yes"]);
    // Of the twins the one goes that made the link: the one that adopted it would leave it anyway.
    const maker = (await scene.recorded("twin-one"))["origin"] === "created" ? "one" : "two";
    await scene.program(
      link("renamed-new", renamed) +
        link("aliased-new", aliased, '{ aliases: [{ name: "aliased-old" }] }') +
        'const customer = new pulumi.ComponentResource("example:index:Customer", "customer");' +
        link("moved", moved, "{ parent: customer }") +
        link("replaced", replaced) +
        link("tainted", tainted) +
        link(maker === "one" ? "twin-two" : "twin-one", twin),
    );
    run = await scene.up(["--replace", urn("replaced")]);
  });
  afterAll(() => scene.close());

  const expectLinkedOnce = (principal: Principal) =>
    expect(scene.history(principal)).toEqual([`none -> ${ours}`]);
  const expectKept = ({ objectId }: Principal) =>
    expect(run.text).toMatch(
      new RegExp(`Kept the link of object ${objectId} .*another resource of this program`),
    );

  test("when it is renamed without an alias", () => {
    expectLinkedOnce(renamed);
    expectKept(renamed);
  });

  test("when it is renamed with an alias, which asks nothing of Azure", () => {
    expectLinkedOnce(aliased);
    const requests = scene.emulator.requests.ofKind("link");
    expect(requests.filter(({ objectId }) => objectId === aliased.objectId)).toHaveLength(2);
  });

  test("when it is moved under another parent", () => {
    expectLinkedOnce(moved);
    expectKept(moved);
  });

  test("when it is replaced on demand", () => {
    expectLinkedOnce(replaced);
    expectKept(replaced);
  });

  test("when it is tainted", () => {
    expectLinkedOnce(tainted);
    expectKept(tainted);
  });

  test("when one of two resources for it is removed", () => {
    expectLinkedOnce(twin);
    expectKept(twin);
  });

  test("but it removes the link of an identity that is declared no more", () => {
    expect(scene.history(removed)).toEqual([`none -> ${ours}`, `${ours} -> none`]);
  });

  test("and the state then holds what the program declares, with nothing left to do", async () => {
    expect(run.text).toContain("2 replaced");
    const names = (await scene.recordedLinks()).map((each) => each.urn.split("::").at(-1));
    expect(names.map((name) => name?.replace(/-(one|two)$/, "")).sort()).toEqual(
      ["aliased-new", "moved", "renamed-new", "replaced", "tainted", "twin"].sort(),
    );
    const { text, requests } = await scene.up();
    expect(text).toMatch(/8 unchanged/);
    // Links that were adopted under a new name, or by a replacement, are looked at; others are not.
    expect(requests).toEqual(["GET", "GET", "GET", "GET", "GET"]);
  });
});

describe("a link that no resource declares any more", () => {
  let scene: Scene;
  let other: Principal;
  beforeAll(async () => {
    scene = await openScene();
    other = scene.addPrincipal();
  });
  afterAll(() => scene.close());
  beforeEach(async () => {
    await scene.program(link("one", scene.principal) + link("other", other));
    await scene.up();
  });

  test("is removed by an up that refreshes first", async () => {
    await scene.program(link("other", other));
    await scene.up(["--refresh"]);
    expect(scene.linked()).toBeUndefined();
    expect(scene.linked(other)).toBe(ours);
  });

  test("is removed by a destroy that refreshes first", async () => {
    await scene.destroy(["--refresh"]);
    expect(scene.linked()).toBeUndefined();
    expect(scene.linked(other)).toBeUndefined();
  });
});

inOrder("one identity declared for two partners", (then) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
    await scene.program(`new PartnerAdminLink("one", { partnerId: "${ours}" });`);
    await scene.up();
  });
  afterAll(() => scene.close());

  then("is an error that names both, and changes nothing", async () => {
    await scene.program(`
      new PartnerAdminLink("one", { partnerId: "${ours}" });
      new PartnerAdminLink("two", { partnerId: "${second}", ifLinked: "rebind" });
    `);
    const { text } = await scene.fails("up");
    expect(text).toContain(
      `One identity (tenant/object ${scene.principal.id}) is declared twice, ` +
        `for partner ${ours} and for partner ${second}`,
    );
    expect(scene.history()).toEqual([`none -> ${ours}`]);
  });

  then("is not what a change of the partner after a refresh in the same run is", async () => {
    await scene.program(`new PartnerAdminLink("one", { partnerId: "${second}" });`);
    await scene.up(["--refresh"]);
    expect(scene.history()).toEqual([`none -> ${ours}`, `${ours} -> ${second}`]);
  });
});
