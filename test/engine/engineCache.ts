import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { errorCode } from "./errorCode";

/** Where engines are kept for all checkouts of this user. */
export function engineCacheFolder(env: NodeJS.ProcessEnv): string {
  return join(userCacheFolder(env), "pulumi-azure-partner", "engine");
}

function userCacheFolder(env: NodeJS.ProcessEnv): string {
  const home = env["HOME"] ?? homedir();
  switch (process.platform) {
    case "win32":
      return env["LOCALAPPDATA"] ?? join(home, "AppData", "Local");
    case "darwin":
      return join(home, "Library", "Caches");
    default:
      return env["XDG_CACHE_HOME"] || join(home, ".cache");
  }
}

/** Short name for everything that decides what a cached folder holds. */
export function cacheKey(parts: readonly string[]): string {
  const hash = createHash("sha256").update([process.platform, process.arch, ...parts].join("\0"));
  return hash.digest("hex").slice(0, 12);
}

/**
 * Lets `fill` write a new folder and shows it under its name only when it is complete, so that no
 * reader ever meets half an engine.
 */
export async function fillFolder(
  folder: string,
  fill: (staging: string) => Promise<void>,
): Promise<void> {
  const staging = `${folder}.${process.pid}.partial`;
  await removePartialFolders(dirname(folder));
  try {
    await mkdir(staging, { recursive: true });
    await fill(staging);
    // What stands there is not what was asked for; somebody may have taken a file out of it.
    await rm(folder, { recursive: true, force: true });
    await rename(staging, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** What killed processes left behind. */
async function removePartialFolders(parent: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = /\.(\d+)\.partial$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) {
      await rm(join(parent, name), { recursive: true, force: true });
    }
  }
}

/**
 * Runs `work` while no other process runs work under the same lock file. The lock saves double
 * work, nothing else depends on it: it is ignored after `patienceSeconds`, and when its owner died.
 */
export async function oneAtATime<T>(
  lockFile: string,
  work: () => Promise<T>,
  options: { patienceSeconds?: number; onWait?: () => void; signal?: AbortSignal } = {},
): Promise<T> {
  const { patienceSeconds = 1800, onWait, signal } = options;
  await mkdir(dirname(lockFile), { recursive: true });
  const giveUp = Date.now() + patienceSeconds * 1000;
  let owned = await takeLock(lockFile);
  if (!owned) {
    onWait?.();
  }
  while (!owned && Date.now() < giveUp) {
    await pause(200, undefined, { signal });
    owned = await takeLock(lockFile);
  }
  try {
    return await work();
  } finally {
    if (owned) {
      await rm(lockFile, { force: true });
    }
  }
}

async function takeLock(lockFile: string): Promise<boolean> {
  try {
    await writeFile(lockFile, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (errorCode(error) !== "EEXIST") {
      throw error;
    }
    const owner = Number(await readFile(lockFile, "utf8").catch(() => ""));
    if (owner > 0 && !isRunning(owner)) {
      await rm(lockFile, { force: true });
    }
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
