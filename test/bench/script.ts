import { dirname, join } from "node:path";
import { runCommand } from "../engine/runCommand";

export interface ScriptOptions {
  env?: Readonly<Record<string, string>>;
  /** @default 300 */
  timeoutSeconds?: number;
  signal: AbortSignal;
}

const repository = dirname(dirname(__dirname));

/** Runs one of the programs in a fresh Node, and gives the JSON that it prints last. */
export async function runScript(
  name: string,
  args: readonly string[],
  { env, timeoutSeconds = 300, signal }: ScriptOptions,
): Promise<unknown> {
  const script = join(__dirname, "programs", name);
  const result = await runCommand(process.execPath, [script, ...args], {
    cwd: repository,
    env: { PATH: process.env["PATH"], ...env },
    timeoutSeconds,
    signal,
  });
  signal.throwIfAborted();
  if (result.exitCode !== 0) {
    throw new Error(`${name} ${args.join(" ")} failed:\n${result.stdout}${result.stderr}`);
  }
  return JSON.parse(result.stdout.trim().split("\n").at(-1) ?? "");
}
