import { readFile, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { LinkError } from "../errors/linkError";
import { parseClaims, parseClaimsFileName } from "./claimsFile";
import type { ClaimedPartners } from "./claimsFile";
import { codeOf } from "./claimsFolder";
import type { LifeSign, LifeSigns } from "./lifeSign";

/** What the other processes of one run claim. */
export interface SiblingClaims {
  /** The partners for which others claim an identity; of one claim the partner may not be known yet. */
  partnersOf(id: string): (string | undefined)[];
}

/** A file that was read, and by what a later one of the same name is told from it. */
interface Known {
  inode: number;
  size: number;
  writtenAt: number;
  claims: ClaimedPartners;
}

/** Some file systems count whole seconds: what was written so shortly before may be written again unseen. */
const settledMilliseconds = 3000;

/** Why the claims of a process that lives cannot be told. */
export function untold(what: string): LinkError {
  return new LinkError(
    `What the other processes of this run of Pulumi declare cannot be told: ${what}. Run the command again; where it says the same, use one release of pulumi-azure-partner for all resources of the stack.`,
  );
}

/**
 * Reads the claims of the other processes that live; files of dead ones are removed. Fails with a `LinkError` where
 * the claims of a process that lives cannot be told: it may claim anything.
 *
 * @param own the name of our own file, which is passed over
 */
export function createSiblingReader(
  signs: LifeSigns,
  own: string,
): (folders: readonly string[]) => Promise<SiblingClaims> {
  const known = new Map<string, Known>();

  async function readClaims(path: string, sign: LifeSign): Promise<ClaimedPartners | string> {
    const { ino, size, mtimeMs } = await stat(path);
    const before = known.get(path);
    if (before?.inode === ino && before.size === size && before.writtenAt === mtimeMs) {
      return before.claims;
    }
    const readAt = Date.now();
    const claims = parseClaims(await readFile(path, "utf8"), sign);
    known.delete(path);
    if (typeof claims !== "string" && readAt - mtimeMs > settledMilliseconds) {
      known.set(path, { inode: ino, size, writtenAt: mtimeMs, claims });
    }
    return claims;
  }

  /** Nothing where the file is of no process of this run, or of none that lives. */
  async function readSibling(
    folder: string,
    name: string,
  ): Promise<ClaimedPartners | string | undefined> {
    const file = parseClaimsFileName(name);
    if (file === undefined || name === own) {
      return undefined;
    }
    const path = join(folder, name);
    const life = signs.lifeOf(file);
    if (life === "dead") {
      await rm(path, { force: true }).catch(() => undefined);
    }
    if (life !== "alive" || file.isDraft) {
      return undefined;
    }
    const claims = await readClaims(path, file).catch((failure: unknown) =>
      // It has ended, and another process has swept it away.
      codeOf(failure) === "ENOENT" ? undefined : codeOf(failure) || "it cannot be read",
    );
    if (typeof claims !== "string") {
      return claims;
    }
    return signs.lifeOf(file) === "alive"
      ? `${path} of process ${file.pid} cannot be used (${claims})`
      : undefined;
  }

  return async (folders: readonly string[]): Promise<SiblingClaims> => {
    const told: ClaimedPartners[] = [];
    for (const folder of folders) {
      const names = await readdir(folder).catch((failure: unknown) => {
        if (codeOf(failure) !== "ENOENT") {
          throw untold(`${folder} cannot be listed (${codeOf(failure)})`);
        }
        return [];
      });
      for (const claims of await Promise.all(names.map((name) => readSibling(folder, name)))) {
        if (typeof claims === "string") {
          throw untold(claims);
        }
        if (claims !== undefined) {
          told.push(claims);
        }
      }
    }
    return {
      partnersOf: (id) => told.filter((claims) => claims.has(id)).map((claims) => claims.get(id)),
    };
  };
}
