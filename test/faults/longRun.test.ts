import { chosenProvider } from "../host/installation";
import { seed } from "../seed";
import { runLong } from "./longRun";
import type { LongRun } from "./longRun";

const identities = 1000;
const share = 0.05;
/** The plugin tells people its lines over a connection to the engine, which it keeps. */
const toEngine = chosenProvider() === "plugin" ? 1 : 0;

describe(`${identities} identities, while one request in twenty fails`, () => {
  let run: LongRun;
  beforeAll(async () => {
    run = await runLong(identities, share, seed);
    const { operations, struck, failed } = run;
    process.stdout.write(
      `${operations} operations, ${struck} requests struck, ${failed} operations run again, FUZZ_SEED=${seed}.\n`,
    );
  }, 6 * 60_000);

  test("all converge, are quiet when nothing changed, and none is unlinked on the way", () => {
    expect(run.complaints).toEqual([]);
    expect(run.operations).toBeGreaterThan(identities * 9);
    expect(run.struck).toBeGreaterThan(identities / 4);
  });

  test("a process lets go of what an operation has used", () => {
    for (const { memory } of run.processes) {
      const [, first = 0] = memory;
      const last = memory.at(-1) ?? Infinity;
      expect(last).toBeLessThan(first * 1.3);
    }
  });

  test("a process has as many connections after its work as before", () => {
    expect(run.processes).toHaveLength(3);
    for (const { sockets } of run.processes) {
      expect(sockets.before).toBeGreaterThan(0);
      const kept = sockets.after - sockets.before;
      expect(kept).toBeGreaterThanOrEqual(0);
      expect(kept).toBeLessThanOrEqual(toEngine);
    }
  });
});
