import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claimsFileName, claimsText, claimText } from "../../../../provider/claims/claimsFile";
import type { ClaimedPartners } from "../../../../provider/claims/claimsFile";
import { createLifeSigns } from "../../../../provider/claims/lifeSign";
import type { LifeSign } from "../../../../provider/claims/lifeSign";
import { createRunClaims } from "../../../../provider/claims/runClaims";
import type { RunClaims } from "../../../../provider/claims/runClaims";

/** The address of an engine, and the name of its folder. */
export const engine = "127.0.0.1:40001";
export const engineFolder = "127.0.0.1_40001";

/** A machine's folder for claims, and processes that use it. */
export interface ClaimsScene {
  readonly folder: string;
  readonly env: Record<string, string>;
  /** A process of the run; in truth all are this one. */
  join(engineAddress?: string): RunClaims;
  /** Writes a file as another process would, or with another text. */
  write(sign: LifeSign, claims: ClaimedPartners | string, draft?: string): string;
  /** The names of the files of the engine's folder. */
  files(folder?: string): string[];
  /** The path of our own folder. */
  own: string;
  close(): void;
}

export function openClaimsScene(): ClaimsScene {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "partner-claims-")));
  const env = { XDG_RUNTIME_DIR: folder };
  const own = join(folder, `pulumi-azure-partner-${process.getuid?.()}`);
  return {
    folder,
    env,
    own,
    join: (address = engine) => createRunClaims(address, () => env),
    write(sign, claims, draft = "") {
      mkdirSync(join(own, engineFolder), { recursive: true, mode: 0o700 });
      const path = join(own, engineFolder, claimsFileName(sign, 1) + draft);
      writeFileSync(path, typeof claims === "string" ? claims : textOf(sign, claims));
      return path;
    },
    files: (name = engineFolder) => readdirSync(join(own, name)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function textOf(sign: LifeSign, claims: ClaimedPartners): string {
  return claimsText(
    sign,
    [...claims].map(([id, partnerId]) => claimText(id, partnerId)),
  );
}

/** Another process, which lives until it is killed. */
export interface Sibling {
  sign: LifeSign;
  /** Ends when the process has. */
  kill(): Promise<void>;
}

export async function startSibling(): Promise<Sibling> {
  const child = spawn(process.execPath, ["-e", "process.stdin.resume()"], {
    stdio: ["pipe", "ignore", "ignore"],
  });
  await once(child, "spawn");
  const { own } = createLifeSigns();
  const pid = child.pid ?? 0;
  return {
    sign: { pid, place: own.place, started: existsSync("/proc/self/stat") ? startOf(pid) : "t1" },
    async kill() {
      const ended = once(child, "close");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Field 22; the name of Node.js' program has no blanks. */
function startOf(pid: number): string {
  return readFileSync(`/proc/${pid}/stat`, "utf8").split(" ")[21] ?? "";
}
