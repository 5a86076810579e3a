import { readFile, readdir } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { runCommand } from "./runCommand";

export interface RunningProcess {
  pid: number;
  command: string;
}

/**
 * All processes that were started with an environment variable of this name whose value begins
 * with `prefix`. Children inherit it, so it also finds those that have lost their parents or have
 * a process group of their own, as the engine's plugins have. Finds nothing on Windows.
 */
export async function processesWith(name: string, prefix: string): Promise<RunningProcess[]> {
  const all = process.platform === "linux" ? await readProc() : await readPs();
  const marker = `${name}=${prefix}`;
  return all
    .filter(({ pid, environment }) => pid !== process.pid && environment.includes(marker))
    .map(({ pid, command }) => ({ pid, command }));
}

/** Waits until none is left; what is left at the end is returned. */
export async function waitForNone(
  find: () => Promise<RunningProcess[]>,
  seconds: number,
): Promise<RunningProcess[]> {
  const deadline = Date.now() + seconds * 1000;
  let left = await find();
  while (left.length > 0 && Date.now() < deadline) {
    await pause(50);
    left = await find();
  }
  return left;
}

/** Kills all that are found, and those that they start meanwhile. */
export async function killAll(find: () => Promise<RunningProcess[]>): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    const left = await find();
    if (left.length === 0) {
      return;
    }
    for (const { pid } of left) {
      kill(pid);
    }
    await waitForNone(find, 2);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}

interface ProcessWithEnvironment extends RunningProcess {
  environment: string;
}

async function readProc(): Promise<ProcessWithEnvironment[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    pids.map(async (pid) => ({
      pid: Number(pid),
      command: (await readProcFile(pid, "cmdline")).replaceAll("\0", " ").trim(),
      environment: await readProcFile(pid, "environ"),
    })),
  );
}

/** Empty for a process that has ended or that belongs to somebody else. */
async function readProcFile(pid: string, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
}

/** The BSD way: `-E` puts the environment behind the command. */
async function readPs(): Promise<ProcessWithEnvironment[]> {
  const { stdout } = await runCommand("ps", ["-axEww", "-o", "pid=,command="], {
    timeoutSeconds: 10,
  });
  return stdout.split("\n").map((line) => {
    const [, pid = "0", command = ""] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), command: command.slice(0, 200), environment: command };
  });
}
