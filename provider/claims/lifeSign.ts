import { readFileSync, readlinkSync } from "node:fs";

/** What tells a process from every other one, also from a later one with the same number. */
export interface LifeSign {
  readonly pid: number;
  /**
   * Where the number counts: on Linux the machine's boot and the namespace of its processes, because a
   * folder may be shared between containers; elsewhere `local`.
   */
  readonly place: string;
  /**
   * When the process started: on Linux in clock ticks since the boot, as `/proc/<pid>/stat` tells anybody;
   * elsewhere in milliseconds since 1970 after a "t", as only the process itself knows.
   */
  readonly started: string;
}

/** Whether a process lives; one of another place is nobody's to judge, and none of this run's. */
export type Life = "alive" | "dead" | "elsewhere";

/** Reads the signs of life of processes. */
export interface LifeSigns {
  /** This process's own. */
  readonly own: LifeSign;
  /** Whether the process with this sign lives. In doubt it does. */
  lifeOf(sign: LifeSign): Life;
}

/**
 * Where there is no `/proc` (macOS, Windows), nothing tells without native code when another process
 * started. A number that was given anew then makes a dead process look alive: within one run of the
 * engine, whose address nobody else has, that can only leave a link standing that was to go.
 *
 * @param proc where the system tells about processes
 */
export function createLifeSigns(proc = "/proc"): LifeSigns {
  const started = readStart(proc, "self");
  const own =
    typeof started === "string"
      ? { pid: process.pid, place: placeOf(proc), started }
      : {
          pid: process.pid,
          place: "local",
          started: `t${Math.round(performance.timeOrigin)}`,
        };
  return {
    own,
    lifeOf({ pid, place, started: sign }) {
      if (place !== own.place) {
        return "elsewhere";
      }
      if (pid === own.pid) {
        return sign === own.started ? "alive" : "dead";
      }
      if (own.place === "local") {
        return isThere(pid) ? "alive" : "dead";
      }
      const found = readStart(proc, String(pid));
      return found === sign || found === "unknown" ? "alive" : "dead";
    },
  };
}

/** The text of a start time; `unknown` where it cannot be read, nothing where no such process runs. */
function readStart(proc: string, pid: string): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`${proc}/${pid}/stat`, "latin1");
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ESRCH" || pid === "self" ? undefined : "unknown";
  }
  // The second field is the program's name, which may hold blanks and brackets (proc_pid_stat(5)).
  const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // Dead, though its parent has not taken notice yet.
  return state === "Z" || state === "X" ? undefined : fields[18];
}

function placeOf(proc: string): string {
  const read = (look: () => string) => {
    try {
      return look().replace(/[^0-9a-z]/g, "");
    } catch {
      return "";
    }
  };
  const boot = read(() => readFileSync(`${proc}/sys/kernel/random/boot_id`, "latin1"));
  const namespace = read(() => readlinkSync(`${proc}/self/ns/pid`));
  return `${boot.slice(0, 12)}.${namespace.replace("pid", "")}`;
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    // Somebody else's process, or one that may not be asked.
    return (failure as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
