import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { buildEngine, buildKey } from "./buildEngine";
import { engineVersion, holdsEngine } from "./engine";
import type { Engine } from "./engine";
import { cacheKey, engineCacheFolder, oneAtATime } from "./engineCache";
import { installEngine } from "./installEngine";
import { pathEngine } from "./pathEngine";
import { createProgress } from "./progress";

export type { Engine } from "./engine";

/** How to come by an engine, in the order in which the ways are tried. */
export const engineWays = ["path", "installer", "build"] as const;
export type EngineWay = (typeof engineWays)[number];

export interface FindEngineOptions {
  /**
   * PATH, the place of the cache, and PULUMI_AZURE_PARTNER_ENGINE, which allows one way only.
   * @default process.env
   */
  env?: NodeJS.ProcessEnv;
  /** Told what takes long, one line at a time. @default standard error */
  onProgress?: (line: string) => void;
  /** Stops an installation or a build. */
  signal?: AbortSignal;
  /** How long a download may stand still. @default 20 */
  stallSeconds?: number;
  /** Replaces the Automation API's installer. */
  installScript?: string;
  /** For each program. @default 1800 */
  buildSeconds?: number;
}

/** Finds an engine, or installs or builds one into the user's cache folder. */
export async function findEngine(options: FindEngineOptions = {}): Promise<Engine> {
  const { env = process.env, signal } = options;
  const ways = allowedWays(env);
  const failures: string[] = [];
  if (ways.includes("path")) {
    try {
      return await pathEngine(env, signal);
    } catch (error) {
      failures.push(`- PATH: ${messageOf(error)}`);
    }
  }
  if (ways.every((way) => way === "path")) {
    throw noEngine(failures);
  }
  const cache = await describeCache(engineCacheFolder(env));
  const candidates = [cache.installer, cache.build].filter(({ way }) => ways.includes(way));
  return (
    cachedEngine(candidates) ??
    (await oneAtATime(
      cache.lockFile,
      // Another run may have filled the cache while this one was waiting.
      async () => cachedEngine(candidates) ?? (await fillCache(candidates, failures, options)),
      { signal, onWait: () => announce(options)("Another run is getting the Pulumi engine.") },
    ))
  );
}

interface CachedFolder {
  way: "installer" | "build";
  folder: string;
}

async function describeCache(root: string) {
  const version = `v${engineVersion}`;
  await mkdir(root, { recursive: true });
  return {
    lockFile: join(root, `${version}.lock`),
    installer: { way: "installer", folder: join(root, `${version}-${cacheKey(["released"])}`) },
    build: { way: "build", folder: join(root, `${version}-${await buildKey()}`) },
  } satisfies Record<string, string | CachedFolder>;
}

function cachedEngine(candidates: readonly CachedFolder[]): Engine | undefined {
  const found = candidates.find(({ folder }) => holdsEngine(folder));
  return found && engineIn(found);
}

function engineIn({ way, folder }: CachedFolder): Engine {
  return { folder, version: engineVersion, origin: way === "build" ? "built" : "installer" };
}

async function fillCache(
  candidates: readonly CachedFolder[],
  failures: string[],
  options: FindEngineOptions,
): Promise<Engine> {
  for (const candidate of candidates) {
    try {
      await fill(candidate, options);
      return engineIn(candidate);
    } catch (error) {
      options.signal?.throwIfAborted();
      failures.push(`- ${candidate.way}: ${messageOf(error)}`);
    }
  }
  throw noEngine(failures);
}

function noEngine(failures: readonly string[]): Error {
  return new Error(
    [
      "No Pulumi engine was found, and none could be installed or built.",
      ...failures,
      "Install the Pulumi CLI (https://www.pulumi.com/docs/install/) or Go 1.25.11 or newer " +
        "(https://go.dev/doc/install), put it on PATH, and run this again.",
    ].join("\n"),
  );
}

async function fill({ way, folder }: CachedFolder, options: FindEngineOptions): Promise<void> {
  const { env = process.env, signal, stallSeconds = 20, buildSeconds = 1800 } = options;
  const progress = createProgress(announce(options));
  try {
    if (way === "installer") {
      progress.begin(`Downloading the Pulumi engine v${engineVersion} (once)`);
      const script = options.installScript;
      await installEngine(folder, { env, signal, stallSeconds, script });
    } else {
      progress.begin(`Building the Pulumi engine v${engineVersion} with Go (once, some minutes)`);
      await buildEngine(folder, { env, signal, timeoutSeconds: buildSeconds });
    }
  } finally {
    progress.end();
  }
}

/** Where progress is told. */
export function announce(options: FindEngineOptions): (line: string) => void {
  return options.onProgress ?? ((line) => process.stderr.write(`${line}\n`));
}

/** The ways that PULUMI_AZURE_PARTNER_ENGINE leaves. */
export function allowedWays(env: NodeJS.ProcessEnv): readonly EngineWay[] {
  const wanted = env["PULUMI_AZURE_PARTNER_ENGINE"];
  if (!wanted) {
    return engineWays;
  }
  const allowed = engineWays.filter((way) => way === wanted);
  if (allowed.length === 0) {
    throw new Error(
      `PULUMI_AZURE_PARTNER_ENGINE is "${wanted}"; it can be ${engineWays.join(", ")} or not set.`,
    );
  }
  return allowed;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
