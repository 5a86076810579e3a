import type { CommandResult } from "../../engine/runCommand";

/** Waits for a run that has to succeed; where it did not, the failure shows what the user saw. */
export async function succeed(run: Promise<CommandResult>): Promise<CommandResult> {
  const result = await run;
  if (result.exitCode !== 0) {
    throw new Error(`The run failed.\n${result.stdout}\n${result.stderr}`);
  }
  return result;
}
