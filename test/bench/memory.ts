import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { RunningProcess } from "../engine/processes";

/** Bytes that processes of one run occupied at most; missing where /proc does not tell. */
export interface MemoryUse {
  /** The dynamic-provider process. */
  provider?: number;
  /** All processes together, as seen from time to time. */
  tree: number;
}

export interface MemoryWatch {
  end(): Promise<MemoryUse>;
}

/** Finding all processes costs some milliseconds, looking at one that is known next to nothing. */
const milliseconds = { all: 500, provider: 50 } as const;

/** Watches the processes of a run from outside, on Linux. */
export function watchMemory(find: () => Promise<RunningProcess[]>): MemoryWatch {
  const use: MemoryUse = { tree: 0 };
  let ended = false;
  let provider: number | undefined;

  const lookAtAll = async () => {
    const processes = await find();
    provider = processes.find(({ command }) => command.includes("cmd/dynamic-provider"))?.pid;
    const sizes = await Promise.all(processes.map(({ pid }) => memoryOf(pid, "VmRSS")));
    const sum = sizes.reduce((total, size) => total + size, 0);
    use.tree = Math.max(use.tree, sum);
  };
  const lookAtProvider = async () => {
    if (provider !== undefined) {
      use.provider = Math.max(use.provider ?? 0, await memoryOf(provider, "VmHWM"));
    }
  };
  const repeat = async (look: () => Promise<void>, every: number) => {
    while (!ended) {
      await pause(every);
      await look();
    }
  };
  const watching = [
    repeat(lookAtAll, milliseconds.all),
    repeat(lookAtProvider, milliseconds.provider),
  ];
  return {
    async end() {
      ended = true;
      await Promise.all(watching);
      return use;
    },
  };
}

/** Resident bytes, now (VmRSS) or at most (VmHWM). Zero for a process that has ended. */
export async function memoryOf(pid: number, line: "VmRSS" | "VmHWM"): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(new RegExp(`^${line}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0) * 1024;
}
