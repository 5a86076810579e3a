import { delimiter, dirname, join } from "node:path";
import { startCommand } from "../../engine/runCommand";
import type { RunningCommand } from "../../engine/runCommand";
import { chosenInstallation } from "../installation";
import type { Scene } from "../scene";

/** How the command ended, and what it said. */
export interface Said {
  code: number;
  stdout: string;
  stderr: string;
}

const seconds = 60;

/** The command as it is installed. */
export function builtFile(): string {
  const { folder } = chosenInstallation();
  return join(folder, "node_modules/pulumi-azure-partner/dist/command/index.js");
}

/** Starts the built command, with nothing in its environment but what is given. */
export function startBuilt(
  args: string[],
  env: Record<string, string>,
  nodeOptions: string[] = [],
): RunningCommand {
  const { node } = chosenInstallation();
  return startCommand(node, [...nodeOptions, builtFile(), ...args], {
    env,
    timeoutSeconds: seconds,
  });
}

/** What a process has that may use the scene's Azure, before somebody's credential is added. */
export function surroundings({ emulator, folder }: Scene, pathFirst: string[] = []) {
  const path = [...pathFirst, dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter);
  return { PATH: path, HOME: folder, ...emulator.environment };
}

/** Runs the command to its end. No secret of the scene and no token may stand in what it says. */
export async function runBuilt(
  args: string[],
  env: Record<string, string> = {},
  nodeOptions?: string[],
): Promise<Said> {
  const { ended, exitCode, stdout, stderr } = await startBuilt(args, env, nodeOptions).finished;
  if (ended !== "exited") {
    throw new Error(`The command was ${ended}:\n${stdout}\n${stderr}`);
  }
  if (/SECRET-VALUE|PFX-PASSWORD|\beyJ/.test(stdout + stderr)) {
    throw new Error(`The command tells a secret:\n${stdout}\n${stderr}`);
  }
  return { code: exitCode, stdout, stderr };
}

/** What `--json` printed. */
export function jsonOf({ stdout }: Said): Record<string, unknown> {
  return JSON.parse(stdout) as Record<string, unknown>;
}
