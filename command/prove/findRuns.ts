import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join, normalize, sep } from "node:path";
import { WrongUse } from "../wrongUse";
import { readManifest } from "./manifest";
import type { Run } from "./run";
import { madeByFolder } from "./run";

/** What lies at the paths that were given. */
export interface FoundRuns {
  runs: Run[];
  /** A sentence for each part that a manifest names and that is not there. */
  problems: string[];
  /** How many files of folders have an ending that none of Microsoft's has. */
  others: number;
}

/** Finds files and what belongs together of them: by a manifest, else by the names of parts. */
export function findRuns(paths: readonly string[]): FoundRuns {
  const found = paths.map((path) => filesAt(path));
  const files = [...new Set(found.flatMap(({ files }) => files))].sort();
  const manifests = files.flatMap((file) => manifestAt(file) ?? []);
  const others = found.reduce((count, one) => count + one.others, 0);
  const ofManifests = new Set(manifests.flatMap(({ file, run }) => [file, ...run.files]));
  const rest = files.filter((file) => !ofManifests.has(file));
  const runs = [...manifests.map(({ run }) => run), ...byNames(rest)];
  return {
    runs: runs.map((run) => ({ ...run, saved: savedOf(run) })),
    problems: manifests.flatMap(({ problems }) => problems),
    others,
  };
}

function savedOf({ files }: Run): string {
  const newest = Math.max(0, ...files.map((file) => statSync(file).mtimeMs));
  return new Date(newest).toISOString();
}

const endings = [".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".gz", ".parquet", ".zip"];

/** A file that is named is read whatever it is called; of a folder those that may be Microsoft's. */
function filesAt(path: string): { files: string[]; others: number } {
  if (!reached(path, () => statSync(path)).isDirectory()) {
    // The same file by another path is the same part.
    return { files: [normalize(path)], others: 0 };
  }
  const all = namesBelow(path)
    .filter((file) => !basename(file).startsWith("."))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
  const files = all.filter((file) => endings.includes(extname(file).toLowerCase()));
  return { files, others: all.length - files.length };
}

/** All in a folder and its folders. A link to a folder is not followed: it may lead round in a circle. */
function namesBelow(folder: string): string[] {
  return reached(folder, () => readdirSync(folder, { withFileTypes: true })).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? namesBelow(path) : [path];
  });
}

function reached<Found>(path: string, look: () => Found): Found {
  try {
    return look();
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    throw new WrongUse(
      code === "ENOENT"
        ? `There is no file or folder ${path}.`
        : `${path} cannot be read (${code}).`,
    );
  }
}

interface FoundManifest {
  file: string;
  run: Run;
  problems: string[];
}

// A manifest names parts; one as large as this would name a million.
const largestManifest = 64 * 1024 * 1024;

function manifestAt(file: string): FoundManifest | undefined {
  if (!/manifest.*\.json$/i.test(basename(file)) || statSync(file).size > largestManifest) {
    return undefined;
  }
  const manifest = readManifest(readFileSync(file, "utf8").replace(/^\ufeff/, ""));
  if (manifest === undefined) {
    return undefined;
  }
  const folder = dirname(file);
  const parts = manifest.parts.map((name) => ({ name, path: partAt(folder, name) }));
  const missing = parts.filter(({ path }) => path === undefined);
  const { made, scope, exported, rows } = manifest;
  return {
    file,
    run: {
      name: folder,
      files: [...new Set(parts.flatMap(({ path }) => path ?? []))],
      made: made ?? madeByFolder(folder.split(sep)),
      scope,
      exported,
      rows,
    },
    problems: missing.map(
      ({ name }) =>
        `${file} names a part that is not there, ${basename(name)}: download the whole folder again.`,
    ),
  };
}

/** A part lies beside its manifest, or below it as in the storage account; unpacked it has lost its ending. */
function partAt(folder: string, name: string): string | undefined {
  const steps = name.split("/").filter((step) => step !== "" && step !== "." && step !== "..");
  const packed = steps.map((_step, at) => join(folder, ...steps.slice(at)));
  const candidates = [...packed, ...packed.map((path) => path.replace(/\.gz$/i, ""))];
  return candidates.find((path) => {
    try {
      return statSync(path).isFile();
    } catch {
      return false;
    }
  });
}

/** Parts without a manifest belong together in one folder; any other file stands for itself. */
function byNames(files: readonly string[]): Run[] {
  const runs = new Map<string, Run>();
  for (const file of files.filter((one) => !isUnpacked(one, files))) {
    const folder = dirname(file);
    const isPart = /^part[-_]?\d/i.test(basename(file));
    const name = isPart ? join(folder, copyMark(file)) : file;
    const run = runs.get(name) ?? { name, files: [], made: madeByFolder(folder.split(sep)) };
    run.files.push(file);
    runs.set(name, run);
  }
  return [...runs.values()];
}

/** Whether the same file is there unpacked as well. */
function isUnpacked(file: string, files: readonly string[]): boolean {
  return /\.gz$/i.test(file) && files.includes(file.slice(0, -".gz".length));
}

/** What browsers and desktops add to the name of a part that is there already: it has the same rows once more. */
function copyMark(file: string): string {
  const [mark = ""] = / [^.]*/.exec(basename(file)) ?? [];
  return mark === "" ? "" : `part${mark}`;
}
