import { openScene, ours, second } from "../scene";
import type { Scene } from "../scene";
import { interrupt, unlock } from "./interrupt";
import { waitUntil } from "./waitUntil";

jest.setTimeout(120_000);

const link = (partnerId: string) =>
  `new PartnerAdminLink("contoso", { partnerId: "${partnerId}" });`;

describe("a provider process that outlives its engine", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene();
    await scene.program(link(ours));
  });
  afterEach(() => scene.close());

  /** The engine dies while the request waits at Azure, and the user unlocks the stack. */
  const orphan = async (verb: "up" | "destroy", method: string) => {
    const hold = scene.emulator.faults.inject({
      on: { kind: "link", method },
      fault: { type: "hold", when: "before" },
    });
    await interrupt(scene, verb, "engine", [hold]);
    await unlock(scene);
    return hold;
  };
  /** The orphan has done all that it was going to do when it looks at the link once more. */
  const looksAgain = (mark: number) =>
    waitUntil(() => scene.emulator.requests.ofKind("link", mark).at(-1)?.status !== undefined);

  test("does not unlink what the next up keeps", async () => {
    await scene.up();
    const hold = await orphan("destroy", "GET");
    await scene.up();
    const mark = scene.emulator.requests.next();
    hold.release();
    await looksAgain(mark);
    expect(scene.emulator.requests.ofKind("link", mark).map(({ method }) => method)).toEqual([
      "GET",
    ]);
    expect(scene.history()).toEqual([`none -> ${ours}`]);
    await scene.preview(["--refresh", "--expect-no-changes"]);
  });

  test("does not link what is declared no more", async () => {
    const hold = await orphan("up", "GET");
    await scene.program("");
    await scene.up();
    const mark = scene.emulator.requests.next();
    hold.release();
    await looksAgain(mark);
    expect(scene.history()).toEqual([]);
  });

  test("does not repeat a write whose connection broke", async () => {
    await scene.up();
    await scene.program(link(second));
    const hold = await orphan("up", "PATCH");
    await scene.program(link(ours));
    await scene.up();
    const mark = scene.emulator.requests.next();
    hold.drop();
    await looksAgain(mark);
    expect(scene.history()).toEqual([`none -> ${ours}`]);
  });

  test("cannot call back a write that Azure has, which the nightly check shows and up --refresh mends", async () => {
    await scene.up();
    const hold = await orphan("destroy", "DELETE");
    await scene.up();
    hold.release();
    await waitUntil(() => scene.linked() === undefined);
    const { text } = await scene.fails("preview", ["--refresh", "--expect-no-changes"]);
    expect(text).toContain("no changes were expected");
    await scene.up(["--refresh"]);
    expect(scene.history()).toEqual([`none -> ${ours}`, `${ours} -> none`, `none -> ${ours}`]);
    expect(await scene.recorded("contoso")).toMatchObject({ linkedPartnerId: ours });
  });
});
