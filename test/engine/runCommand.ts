import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { errorCode } from "./errorCode";

export interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Written to the command's standard input, which is empty without it. */
  input?: string;
  /** After this time the command and everything in its process group is killed. */
  timeoutSeconds: number;
  /** Aborting kills the command and everything in its process group. */
  signal?: AbortSignal;
}

export interface CommandResult {
  /** How it came to an end; `exitCode` says something only for "exited". */
  ended: "exited" | "killed" | "timed out" | "aborted" | "not started";
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface RunningCommand {
  readonly pid: number | undefined;
  /** Kills the process group at once, without a chance to clean up. */
  kill(): void;
  /** Never rejects: a command that cannot be started is a result too. */
  readonly finished: Promise<CommandResult>;
}

const noExitCode = -1;

/** Starts a command as the leader of its own process group. */
export function startCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): RunningCommand {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  let ended: CommandResult["ended"] = "killed";
  const kill = (reason: CommandResult["ended"]) => {
    if (child.exitCode === null && child.signalCode === null) {
      ended = reason;
      killGroup(child);
    }
  };
  const onAbort = () => kill("aborted");
  const deadline = setTimeout(() => kill("timed out"), options.timeoutSeconds * 1000);
  options.signal?.addEventListener("abort", onAbort);

  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  // The command may end without reading its input.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");

  const finished = new Promise<CommandResult>((resolve) => {
    const finish = (result: Pick<CommandResult, "ended" | "exitCode">, failure = "") => {
      clearTimeout(deadline);
      options.signal?.removeEventListener("abort", onAbort);
      resolve({ ...result, stdout: stdout(), stderr: stderr() + failure });
    };
    child.once("error", (error) => {
      if (child.pid === undefined) {
        finish({ ended: "not started", exitCode: noExitCode }, error.message);
      }
    });
    child.once("exit", () => releasePipes(child));
    child.once("close", (code) =>
      finish({ ended: code === null ? ended : "exited", exitCode: code ?? noExitCode }),
    );
  });
  if (options.signal?.aborted) {
    onAbort();
  }
  return { pid: child.pid, kill: () => kill("killed"), finished };
}

/** Runs a command to its end. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  return startCommand(command, args, options).finished;
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}

/** A surviving grandchild can hold the pipes open for ever; what it says is not waited for. */
function releasePipes(child: ChildProcess): void {
  const patience = setTimeout(() => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, 2000);
  child.once("close", () => clearTimeout(patience));
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) {
    return;
  }
  if (process.platform === "win32") {
    child.kill();
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if (errorCode(error) !== "ESRCH") {
      throw error;
    }
  }
}
