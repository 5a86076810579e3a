import { lstatSync, mkdirSync } from "node:fs";
import type { Stats } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { EngineAddress } from "../engineAddress";

/** A folder in which the processes of one run might find each other's claims. */
export interface Place {
  /** As a person knows it. */
  name: string;
  /** The folder, which may not exist. */
  folder: string | undefined;
}

/** Why a folder is not ours to use, in words that follow its path. */
export class UnusableFolder extends Error {
  constructor(
    reason: string,
    readonly folder?: string,
  ) {
    super(reason);
  }
}

/** The places for claims, in the order in which they are tried. */
export function places(env: Readonly<Record<string, string | undefined>>): Place[] {
  return [
    { name: "$XDG_RUNTIME_DIR", folder: env.XDG_RUNTIME_DIR },
    { name: "$PULUMI_HOME", folder: env.PULUMI_HOME },
    { name: "the system's temporary folder", folder: tmpdir() },
  ];
}

/** Our own folder in a place: each user's has another name, for places may be shared. */
export function ownFolder({ folder }: Place): string {
  if (folder === undefined || folder === "") {
    throw new UnusableFolder("is not set");
  }
  if (!isAbsolute(folder)) {
    // Processes of one run may work in different folders.
    throw new UnusableFolder("is no absolute path", folder);
  }
  const user = process.getuid?.();
  return join(folder, user === undefined ? "pulumi-azure-partner" : `pulumi-azure-partner-${user}`);
}

/** The name of the folder of one engine. */
export function engineFolderName({ host, port }: EngineAddress): string {
  // No file system takes every character of an address.
  return `${host.toLowerCase().replace(/[^0-9a-z.-]/g, "_")}_${port}`;
}

/** Makes our own folder where it is missing, and refuses one that others could have written to. */
export function makeOwnFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (failure) {
    if (codeOf(failure) !== "EEXIST") {
      throw failure;
    }
  }
  if (!isOwnFolder(folder)) {
    throw new UnusableFolder("was removed", folder);
  }
}

/** No process of this user gets to such a folder. */
const unreachable = ["ENOENT", "ENOTDIR", "EACCES", "EPERM", "ELOOP", "ENAMETOOLONG"];

/**
 * Whether our own folder is there. One that is a link, another user's or open to others is refused.
 *
 * @param user the number of the user whose it is to be; there is none on Windows, where a user's temporary
 *   folder is the user's alone
 */
export function isOwnFolder(folder: string, user = process.getuid?.()): boolean {
  let found: Stats;
  try {
    found = lstatSync(folder);
  } catch (failure) {
    if (unreachable.includes(codeOf(failure))) {
      return false;
    }
    throw failure;
  }
  if (!found.isDirectory()) {
    throw new UnusableFolder("is no folder", folder);
  }
  if (user !== undefined && found.uid !== user) {
    throw new UnusableFolder("belongs to another user", folder);
  }
  if (user !== undefined && (found.mode & 0o077) !== 0) {
    throw new UnusableFolder(
      `is open to other users (mode ${(found.mode & 0o777).toString(8)}): remove it, or take their rights away`,
      folder,
    );
  }
  return true;
}

/** The system's word for a failure, such as `EACCES`. */
export function codeOf(failure: unknown): string {
  return (failure as NodeJS.ErrnoException).code ?? "";
}
