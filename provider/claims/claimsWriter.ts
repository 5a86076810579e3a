import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LinkError } from "../errors/linkError";
import { draftName } from "./claimsFile";
import { codeOf, makeOwnFolder, ownFolder, places, UnusableFolder } from "./claimsFolder";
import type { Place } from "./claimsFolder";

/** Writes the one file of a process, whole each time. */
export interface ClaimsWriter {
  /**
   * Others see the whole text once this has returned. It waits for the disk, which takes a tenth of a
   * millisecond: handing a small file to another thread and back takes five times as long.
   *
   * @returns our own folder in which it stands
   * @throws LinkError where none of the places takes it
   */
  write(text: string): string;
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

  function writeWhole(own: string, text: string): void {
    const folder = join(own, engineFolder);
    const draft = join(folder, draftName(name));
    for (let attempt = 1; ; attempt += 1) {
      try {
        // Not flushed to the disk: a machine that goes down takes the process along.
        writeFileSync(draft, text, { mode: 0o600 });
        return renameSync(draft, join(folder, name));
      } catch (failure) {
        if (codeOf(failure) !== "ENOENT" || attempt === attempts) {
          throw failure;
        }
        mkdirSync(folder, { mode: 0o700, recursive: true });
      }
    }
  }

  function writeSomewhere(text: string): string {
    const failures: string[] = [];
    for (const place of places(env())) {
      try {
        const own = ownFolder(place);
        makeOwnFolder(own);
        writeWhole(own, text);
        return own;
      } catch (failure) {
        failures.push(whyNot(place, failure));
      }
    }
    throw new LinkError(
      `The processes of one run of Pulumi tell each other which identities are declared, so that none unlinks what another one links, and no folder could be written for that: ${failures.join("; ")}. Make one of the three writable for this user and run the command again.`,
    );
  }

  function isWrittenAgain(text: string): boolean {
    try {
      writeWhole(lastFolder ?? "", text);
      return true;
    } catch {
      return false;
    }
  }

  return {
    write(text) {
      if (lastFolder === undefined || !isWrittenAgain(text)) {
        lastFolder = undefined;
        lastFolder = writeSomewhere(text);
      }
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
