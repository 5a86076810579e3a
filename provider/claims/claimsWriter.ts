import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LinkError } from "../errors/linkError";
import { draftName } from "./claimsFile";
import { codeOf, makeOwnFolder, ownFolder, places, UnusableFolder } from "./claimsFolder";
import type { Place } from "./claimsFolder";

/** Writes the one file of a process, whole each time. */
export interface ClaimsWriter {
  /**
   * Others see the whole text once this has ended.
   *
   * @returns our own folder in which it stands
   * @throws LinkError where none of the places takes it
   */
  write(text: string): Promise<string>;
}

/** Another process may sweep the engine's folder away before anything is in it. */
const attempts = 5;

/**
 * @param engineFolder the name of the engine's folder
 * @param name the name of the file in it
 */
export function createClaimsWriter(
  env: () => Readonly<Record<string, string | undefined>>,
  engineFolder: string,
  name: string,
): ClaimsWriter {
  let lastFolder: string | undefined;

  async function writeWhole(own: string, text: string): Promise<void> {
    const folder = join(own, engineFolder);
    const draft = join(folder, draftName(name));
    for (let attempt = 1; ; attempt += 1) {
      try {
        // Not flushed to the disk: a machine that goes down takes the process along.
        await writeFile(draft, text, { mode: 0o600 });
        return await rename(draft, join(folder, name));
      } catch (failure) {
        if (codeOf(failure) !== "ENOENT" || attempt === attempts) {
          throw failure;
        }
        await mkdir(folder, { mode: 0o700, recursive: true });
      }
    }
  }

  async function writeSomewhere(text: string): Promise<string> {
    const failures: string[] = [];
    for (const place of places(env())) {
      try {
        const own = ownFolder(place);
        await makeOwnFolder(own);
        await writeWhole(own, text);
        return own;
      } catch (failure) {
        failures.push(whyNot(place, failure));
      }
    }
    throw new LinkError(
      `The processes of one run of Pulumi tell each other which identities are declared, so that none unlinks what another one links, and no folder could be written for that: ${failures.join("; ")}. Make one of the three writable for this user and run the command again.`,
    );
  }

  return {
    async write(text) {
      const again = lastFolder;
      lastFolder = undefined;
      const isWritten =
        again !== undefined &&
        (await writeWhole(again, text).then(
          () => true,
          () => false,
        ));
      lastFolder = isWritten ? again : await writeSomewhere(text);
      return lastFolder;
    },
  };
}

function whyNot({ name, folder }: Place, failure: unknown): string {
  if (!(failure instanceof UnusableFolder)) {
    return `${name} (${folder}) cannot be written (${codeOf(failure) || "no reason given"})`;
  }
  return `${name}${failure.folder === undefined ? "" : ` (${failure.folder})`} ${failure.message}`;
}
