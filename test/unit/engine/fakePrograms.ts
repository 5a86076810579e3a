import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface FakePrograms {
  /** The only folder on PATH. */
  readonly path: string;
  readonly cache: string;
  /** HOME, PATH and the cache of a user who has nothing but the fake programs. */
  readonly env: NodeJS.ProcessEnv;
  /** Puts a shell script on PATH; with a subfolder it is put there instead. */
  add(name: string, script: string, subfolder?: string): Promise<string>;
  /** The lines that scripts have appended to $LOG. */
  log(): Promise<string[]>;
  remove(): Promise<void>;
}

/** A folder of stand-ins for pulumi, its language host and go. */
export async function createFakePrograms(): Promise<FakePrograms> {
  const root = await mkdtemp(join(tmpdir(), "fake-programs-"));
  const path = join(root, "bin");
  const cache = join(root, "cache");
  const logFile = join(root, "log");
  await mkdir(path);
  return {
    path,
    cache,
    env: { PATH: path, HOME: root, XDG_CACHE_HOME: cache, LOG: logFile },
    async add(name, script, subfolder = "") {
      const folder = join(path, subfolder);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      return folder;
    },
    async log() {
      const text = await readFile(logFile, "utf8").catch(() => "");
      return text.split("\n").filter((line) => line !== "");
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
