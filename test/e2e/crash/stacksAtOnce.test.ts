import { openScene, ours, second } from "../scene";
import type { Run, Scene } from "../scene";

jest.setTimeout(120_000);

describe("two stacks that declare one identity and run at once", () => {
  let one: Scene;
  let other: Scene;
  beforeEach(async () => {
    one = await openScene();
    other = await openScene({ beside: one });
  });
  afterEach(async () => {
    await other.close();
    await one.close();
  });

  const link = (partnerId: string, more = "") =>
    `new PartnerAdminLink("contoso", { partnerId: "${partnerId}", ${more} });`;
  const up = (scene: Scene): Promise<Run> => scene.pulumi(["up", "--yes", "--skip-preview"]);
  /** Both have looked before either writes. */
  const bothUp = async () => {
    const holds = [0, 1].map(() =>
      one.emulator.faults.inject({
        on: { kind: "link", method: "PUT" },
        fault: { type: "hold", when: "before" },
      }),
    );
    const runs = Promise.all([up(one), up(other)]);
    await Promise.race([Promise.all(holds.map(({ held }) => held)), runs]);
    holds.forEach((hold) => hold.release());
    return runs;
  };

  test("link it once when they declare the same partner", async () => {
    await one.program(link(ours));
    await other.program(link(ours));
    const runs = await bothUp();
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(one.history()).toEqual([`none -> ${ours}`]);
    const recorded = await Promise.all([one, other].map((scene) => scene.recorded("contoso")));
    expect(recorded.map((state) => state?.linkedPartnerId)).toEqual([ours, ours]);
    expect(recorded.map((state) => state?.origin).sort()).toEqual(["adopted", "created"]);
    for (const scene of [one, other]) {
      await scene.preview(["--refresh", "--expect-no-changes"]);
    }
  });

  test("link it to the first one's partner when they differ, and the second one says whose it is", async () => {
    await one.program(link(ours));
    await other.program(link(second));
    const runs = await bothUp();
    const winner = one.linked();
    const refused = runs.find(({ exitCode }) => exitCode !== 0);
    expect(runs.filter(({ exitCode }) => exitCode === 0)).toHaveLength(1);
    expect(refused?.text).toMatch(new RegExp(`it is linked to partner ${winner} \\(`));
    expect(one.history()).toEqual([`none -> ${winner}`]);
  });

  test("keep the link when the one that goes says onDelete keep, whichever made it", async () => {
    await one.program(link(ours, 'onDelete: "keep"'));
    await one.up();
    await other.program(link(ours));
    await other.up();
    const { text } = await one.destroy();
    expect(text).toMatch(/Kept the link of object .*: onDelete is "keep"/);
    expect(one.history()).toEqual([`none -> ${ours}`]);
    await other.preview(["--refresh", "--expect-no-changes"]);
  });

  test("leave it unlinked when one unlinks while the other adopts, until the other one refreshes", async () => {
    await one.program(link(ours));
    await one.up();
    const hold = one.emulator.faults.inject({
      on: { kind: "link", method: "DELETE" },
      fault: { type: "hold", when: "before" },
    });
    const destroying = one.destroy();
    await Promise.race([hold.held, destroying]);
    await other.program(link(ours));
    await other.up();
    hold.release();
    await destroying;
    expect(other.linked()).toBeUndefined();
    await other.fails("preview", ["--refresh", "--expect-no-changes"]);
    await other.up(["--refresh"]);
    expect(other.linked()).toBe(ours);
  });
});
