import { processesWith, waitForNone } from "../../engine/processes";
import { runCommand } from "../../engine/runCommand";

const shell = "/bin/sh";

test("a time-out kills the grandchildren in the process group, too", async () => {
  const env = { RUN_COMMAND_TEST: `${process.pid}` };
  const script = "/bin/sleep 60 & wait";
  const result = await runCommand(shell, ["-c", script], { env, timeoutSeconds: 0.5 });
  expect(result.ended).toBe("timed out");
  const left = () => processesWith("RUN_COMMAND_TEST", `${process.pid}`);
  expect(await waitForNone(left, 1)).toEqual([]);
});

test("a grandchild that holds the output open does not hold up the result", async () => {
  const start = Date.now();
  const script = "set -m; /bin/sleep 6 & echo done";
  const result = await runCommand(shell, ["-c", script], { timeoutSeconds: 30 });
  expect(result).toMatchObject({ ended: "exited", exitCode: 0, stdout: "done\n" });
  expect(Date.now() - start).toBeLessThan(5000);
});

test("a program that does not exist is a result", async () => {
  const result = await runCommand("/nowhere/program", [], { timeoutSeconds: 5 });
  expect(result).toMatchObject({ ended: "not started", exitCode: -1 });
});

test("a signal that was aborted before the start kills at once", async () => {
  const signal = AbortSignal.abort();
  const result = await runCommand(shell, ["-c", "sleep 60"], { timeoutSeconds: 30, signal });
  expect(result.ended).toBe("aborted");
});
