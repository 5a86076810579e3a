import { killAll, processesWith, waitForNone } from "./processes";
import type { RunningProcess } from "./processes";
import { startCommand } from "./runCommand";
import type { CommandResult, RunningCommand } from "./runCommand";

export interface RunOptions {
  env?: Readonly<Record<string, string>>;
  input?: string;
  /** @default 120 */
  timeoutSeconds?: number;
  /** @default the project's folder */
  cwd?: string;
}

export interface EngineRuns {
  /** Starts a run for a test that interferes; nothing is checked at its end. */
  start(args: readonly string[], options?: RunOptions): RunningCommand;
  /** Runs to the end. Fails on a time-out, and when a process outlives the run. */
  run(args: readonly string[], options?: RunOptions): Promise<CommandResult>;
  /** Runs to the end and gives its standard output. Fails unless the exit code is 0. */
  succeed(args: readonly string[], options?: RunOptions): Promise<string>;
  /** What still runs of all the runs so far. */
  processes(): Promise<RunningProcess[]>;
  /** Kills what still runs. */
  stop(): Promise<void>;
}

export interface EngineRunsOptions {
  command: string;
  /** What runs the command with these arguments, if something does. @default nothing */
  runner?: (args: readonly string[]) => readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
  /** Tells these runs from all others on the machine. */
  id: string;
  /** Aborting kills what is running, and makes every later run fail. */
  signal?: AbortSignal;
}

/** A variable that every process of a run inherits, by which they are found. */
const runVariable = "ENGINE_RUN";

/** Runs of one CLI in one environment, none of which leaves a process behind unnoticed. */
export function createEngineRuns({
  command,
  runner = () => [],
  cwd,
  env,
  id,
  signal,
}: EngineRunsOptions): EngineRuns {
  let count = 0;
  const processesOf = (run: string) => processesWith(runVariable, `${id}/${run}`);

  const begin = (args: readonly string[], options: RunOptions) => {
    signal?.throwIfAborted();
    count += 1;
    const run = `${count}/`;
    const [first = command, ...rest] = [...runner(args), command, ...args];
    const running = startCommand(first, rest, {
      cwd: options.cwd ?? cwd,
      env: { ...env, ...options.env, [runVariable]: `${id}/${run}` },
      input: options.input,
      timeoutSeconds: options.timeoutSeconds ?? 120,
      signal,
    });
    return { running, processes: () => processesOf(run) };
  };

  const run = async (args: readonly string[], options: RunOptions = {}) => {
    const { running, processes } = begin(args, options);
    const result = await running.finished;
    if (result.ended !== "exited") {
      await killAll(processes);
      signal?.throwIfAborted();
      throw new Error(describe(args, `was ${result.ended}`, result));
    }
    const left = await waitForNone(processes, 5);
    if (left.length > 0) {
      await killAll(processes);
      const list = left.map(({ pid, command }) => `${pid} ${command}`).join("\n");
      throw new Error(describe(args, `left processes behind:\n${list}`, result));
    }
    return result;
  };

  return {
    start: (args, options = {}) => begin(args, options).running,
    run,
    async succeed(args, options) {
      const result = await run(args, options);
      if (result.exitCode !== 0) {
        throw new Error(describe(args, `failed with exit code ${result.exitCode}`, result));
      }
      return result.stdout;
    },
    processes: () => processesOf(""),
    stop: () => killAll(() => processesOf("")),
  };
}

function describe(
  args: readonly string[],
  what: string,
  { stdout, stderr }: CommandResult,
): string {
  return [`pulumi ${args.join(" ")} ${what}`, stdout.trim(), stderr.trim()].join("\n");
}
