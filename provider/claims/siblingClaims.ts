import { readFileSync, readdirSync, rmSync, statSync } from "node:fs";
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
): (folders: readonly string[]) => SiblingClaims {
  const known = new Map<string, Known>();

  function readClaims(path: string, sign: LifeSign): ClaimedPartners | string {
    const { ino, size, mtimeMs } = statSync(path);
    const before = known.get(path);
    if (before?.inode === ino && before.size === size && before.writtenAt === mtimeMs) {
      return before.claims;
    }
    const readAt = Date.now();
    const claims = parseClaims(readFileSync(path, "utf8"), sign);
    known.delete(path);
    if (typeof claims !== "string" && readAt - mtimeMs > settledMilliseconds) {
      known.set(path, { inode: ino, size, writtenAt: mtimeMs, claims });
    }
    return claims;
  }

  /** Nothing where the file is of no process of this run, or of none that lives. */
  function readSibling(folder: string, name: string): ClaimedPartners | undefined {
    const file = parseClaimsFileName(name);
    if (file === undefined || name === own) {
      return undefined;
    }
    const path = join(folder, name);
    const life = signs.lifeOf(file);
    if (life === "dead") {
      sweep(path);
    }
    if (life !== "alive" || file.isDraft) {
      return undefined;
    }
    let claims: ClaimedPartners | string;
    try {
      claims = readClaims(path, file);
    } catch (failure) {
      if (codeOf(failure) === "ENOENT") {
        // It has ended, and another process has swept it away.
        return undefined;
      }
      claims = codeOf(failure) || "it cannot be read";
    }
    if (typeof claims === "string" && signs.lifeOf(file) === "alive") {
      throw untold(`${path} of process ${file.pid} cannot be used (${claims})`);
    }
    return typeof claims === "string" ? undefined : claims;
  }

  return (folders) => {
    const told = folders.flatMap((folder) =>
      namesIn(folder).flatMap((name) => readSibling(folder, name) ?? []),
    );
    return {
      partnersOf: (id) => told.filter((claims) => claims.has(id)).map((claims) => claims.get(id)),
    };
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (failure) {
    if (codeOf(failure) === "ENOENT") {
      return [];
    }
    throw untold(`${folder} cannot be listed (${codeOf(failure)})`);
  }
}

function sweep(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What is in the way stays: it is nobody's claim.
  }
}
