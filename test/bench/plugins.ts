import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { RunningProcess } from "../engine/processes";
import { memoryOf } from "./memory";

/** What the processes of one plugin took, as seen from time to time. */
export interface PluginUse {
  /** At once, at most. */
  processes: number;
  /** Bytes, at once, at most. */
  memory: number;
  /** Of the processor, all of them together. */
  seconds: number;
}

export interface PluginWatch {
  end(): Promise<PluginUse>;
}

const milliseconds = 200;
/** Of the processor, as Linux counts them: USER_HZ. */
const ticksPerSecond = 100;

/** Watches the processes whose command names a plugin, from outside, on Linux. */
export function watchPlugins(find: () => Promise<RunningProcess[]>, name: string): PluginWatch {
  const use: PluginUse = { processes: 0, memory: 0, seconds: 0 };
  const ticks = new Map<number, number>();
  let ended = false;

  const look = async () => {
    const plugins = (await find()).filter(({ command }) => command.includes(name));
    const sizes = await Promise.all(plugins.map(({ pid }) => memoryOf(pid, "VmRSS")));
    use.processes = Math.max(use.processes, plugins.length);
    use.memory = Math.max(
      use.memory,
      sizes.reduce((sum, size) => sum + size, 0),
    );
    for (const { pid } of plugins) {
      ticks.set(pid, Math.max(ticks.get(pid) ?? 0, await ticksOf(pid)));
    }
  };
  const watching = (async () => {
    while (!ended) {
      await pause(milliseconds);
      await look();
    }
  })();
  return {
    async end() {
      ended = true;
      await watching;
      use.seconds = [...ticks.values()].reduce((sum, own) => sum + own, 0) / ticksPerSecond;
      return use;
    },
  };
}

/** Zero for a process that has ended. */
async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The second field is the name in brackets, and may hold blanks; user and system time are the
  // fourteenth and the fifteenth.
  const [user = "0", system = "0"] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11);
  return Number(user) + Number(system);
}
