import { createEngineRuns } from "../../engine/engineRuns";
import type { EngineRuns } from "../../engine/engineRuns";
import { createFakePrograms } from "./fakePrograms";
import type { FakePrograms } from "./fakePrograms";

let programs: FakePrograms;

beforeEach(async () => {
  programs = await createFakePrograms();
});

afterEach(() => programs.remove());

async function runsOf(script: string, signal?: AbortSignal): Promise<EngineRuns> {
  const folder = await programs.add("pulumi", script);
  return createEngineRuns({
    command: `${folder}/pulumi`,
    cwd: folder,
    env: { LOG: programs.env["LOG"] ?? "" },
    id: programs.path,
    signal,
  });
}

test("a run gives its exit code and both outputs", async () => {
  const runs = await runsOf(`echo out; echo err >&2; exit 4`);
  expect(await runs.run(["up"])).toEqual({
    ended: "exited",
    exitCode: 4,
    stdout: "out\n",
    stderr: "err\n",
  });
});

test("input reaches the run", async () => {
  const runs = await runsOf(`read line; echo "got $line"`);
  expect(await runs.succeed(["up"], { input: "a line\n" })).toBe("got a line\n");
});

test("where success is expected, another exit code fails with the output", async () => {
  const runs = await runsOf(`echo what happened; exit 4`);
  await expect(runs.succeed(["up"])).rejects.toThrow(
    "pulumi up failed with exit code 4\nwhat happened",
  );
});

test("a run that takes too long is killed together with what it started", async () => {
  const runs = await runsOf("/bin/sleep 60 & wait");
  await expect(runs.run(["up"], { timeoutSeconds: 0.5 })).rejects.toThrow(
    "pulumi up was timed out",
  );
  expect(await runs.processes()).toEqual([]);
});

test("a process that outlives its run is reported and killed, whatever group it is in", async () => {
  const runs = await runsOf(`set -m; /bin/sleep 60 > /dev/null 2>&1 & echo done`);
  await expect(runs.run(["up"])).rejects.toThrow(
    /pulumi up left processes behind:\n\d+ \/bin\/sleep 60\ndone/,
  );
  expect(await runs.processes()).toEqual([]);
}, 15_000);

test("an interruption kills the run, and no other can begin", async () => {
  const controller = new AbortController();
  const runs = await runsOf("/bin/sleep 60 & wait", controller.signal);
  const running = runs.run(["up"]);
  controller.abort(new Error("Interrupted."));
  await expect(running).rejects.toThrow("Interrupted.");
  expect(await runs.processes()).toEqual([]);
  await expect(runs.run(["up"])).rejects.toThrow("Interrupted.");
});

test("a started run can be killed, which leaves others alone", async () => {
  const runs = await runsOf(`[ "$1" = up ] && exec /bin/sleep 60; echo quick`);
  const started = runs.start(["up"]);
  expect(await runs.succeed(["stack"])).toBe("quick\n");
  expect(await runs.processes()).toHaveLength(1);
  started.kill();
  expect(await started.finished).toMatchObject({ ended: "killed" });
  expect(await runs.processes()).toEqual([]);
});
