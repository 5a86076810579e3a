import { readdir, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseClaimsFileName } from "./claimsFile";
import type { LifeSigns } from "./lifeSign";

/** Nobody here can tell whether a process of another place lives; no run takes so long. */
const forgottenMilliseconds = 7 * 24 * 3600 * 1000;

/**
 * Removes what dead processes, of whatever run, have left in our own folder. Nothing depends on it, so that what
 * cannot be removed stays.
 */
export async function sweepEngines(folder: string, signs: LifeSigns): Promise<void> {
  const engines = await readdir(folder).catch(() => []);
  for (const engine of engines) {
    const ofEngine = join(folder, engine);
    const names = await readdir(ofEngine).catch(() => []);
    for (const name of names) {
      if (await isLeft(join(ofEngine, name), name, signs)) {
        await rm(join(ofEngine, name), { force: true }).catch(() => undefined);
      }
    }
    // Fails where something is in it.
    await rmdir(ofEngine).catch(() => undefined);
  }
}

async function isLeft(path: string, name: string, signs: LifeSigns): Promise<boolean> {
  const file = parseClaimsFileName(name);
  if (file === undefined) {
    return false;
  }
  const life = signs.lifeOf(file);
  if (life !== "elsewhere") {
    return life === "dead";
  }
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs > forgottenMilliseconds;
}
