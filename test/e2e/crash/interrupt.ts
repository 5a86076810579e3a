import type { InjectedFault } from "../../../emulator";
import type { CommandResult } from "../../engine/runCommand";
import type { Scene } from "../scene";
import type { Victim } from "./crashCases";

/**
 * Starts a command and kills one of its processes, as `kill -9` does, as soon as all the requests
 * that are to be held have arrived.
 */
export async function interrupt(
  scene: Scene,
  verb: "up" | "destroy",
  victim: Victim,
  holds: readonly Pick<InjectedFault, "held">[],
): Promise<CommandResult> {
  const run = scene.workspace.start([verb, "--yes", "--skip-preview", "--parallel", "64"]);
  const early = run.finished.then(({ stdout, stderr }) => {
    throw new Error(`pulumi ${verb} ended before it could be interrupted:\n${stdout}${stderr}`);
  });
  await Promise.race([Promise.all(holds.map(({ held }) => held)), early]);
  for (const pid of victim === "engine" ? [run.pid] : await providerProcesses(scene)) {
    process.kill(pid ?? 0, "SIGKILL");
  }
  return run.finished;
}

/** The dynamic-provider processes of the commands so far that still run. */
async function providerProcesses({ workspace }: Scene): Promise<number[]> {
  const processes = await workspace.processes();
  const providers = processes.filter(({ command }) => /dynamic-provider/.test(command));
  if (providers.length === 0) {
    throw new Error("No dynamic-provider process runs.");
  }
  return providers.map(({ pid }) => pid);
}

/** What the CLI tells a user to do when an `up` that died still locks the stack. */
export async function unlock(scene: Scene): Promise<void> {
  const locked = await scene.fails("up");
  if (!locked.text.includes("pulumi cancel")) {
    throw new Error(`The stack was to be locked:\n${locked.text}`);
  }
  const { exitCode, text } = await scene.pulumi(["cancel", "--yes"]);
  if (exitCode !== 0) {
    throw new Error(text);
  }
}
