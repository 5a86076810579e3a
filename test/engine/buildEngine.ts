import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  dynamicProviderFolder,
  dynamicProviderScript,
  engineVersion,
  holdsEngine,
  languageHostVersion,
} from "./engine";
import { cacheKey, fillFolder } from "./engineCache";
import { lastLines } from "./lastLines";
import { runCommand } from "./runCommand";

export interface BuildOptions {
  env: NodeJS.ProcessEnv;
  timeoutSeconds: number;
  signal?: AbortSignal;
}

/** A Go module whose `tool` line names the one program that is built from it. */
interface ToolModule {
  folder: string;
  /** What the program answers to `version`, which the Automation API wants to parse. */
  version: string;
}

/** The quick one first: where Go cannot build at all, it is known sooner. */
const toolModules: readonly ToolModule[] = [
  { folder: join(__dirname, "language-host"), version: languageHostVersion },
  { folder: join(__dirname, "cli"), version: engineVersion },
];

const nodeModules = join(__dirname, "..", "..", "node_modules");

/** Builds the engine from the two pinned Go modules into `folder`, completely or not at all. */
export async function buildEngine(folder: string, options: BuildOptions): Promise<void> {
  await fillFolder(folder, async (staging) => {
    for (const module of toolModules) {
      await buildTool(module, staging, options);
    }
    // Releases have it beside the CLI too; found elsewhere, every run warns about it.
    const script = join(dynamicProviderFolder(nodeModules), dynamicProviderScript);
    await copyFile(script, join(staging, dynamicProviderScript));
    if (!holdsEngine(staging)) {
      throw new Error("Go built something else than an engine.");
    }
  });
}

/** Builds the tool of one module into `folder`. */
async function buildTool(
  module: ToolModule,
  folder: string,
  { env, timeoutSeconds, signal }: BuildOptions,
): Promise<void> {
  const result = await runCommand("go", ["install", ...buildFlags(module.version), "tool"], {
    cwd: module.folder,
    env: { ...env, GOBIN: folder, GOWORK: "off" },
    timeoutSeconds,
    signal,
  });
  if (result.ended === "not started") {
    throw new Error("There is no go on PATH.");
  }
  if (result.ended !== "exited") {
    throw new Error(`It was ${result.ended} after at most ${timeoutSeconds} s.`);
  }
  if (result.exitCode !== 0) {
    throw new Error(`go install failed in ${module.folder}: ${lastLines(result.stderr)}`);
  }
}

/** The tags are those of the released CLI: no C library for users, no call-by-name over gRPC. */
function buildFlags(version: string): string[] {
  const variable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
  return ["-tags", "osusergo,grpcnotrace", "-ldflags", `-s -w -X ${variable}=v${version}`];
}

/** Changes with everything that the build depends on, except the Go release. */
export async function buildKey(): Promise<string> {
  const files = toolModules.flatMap(({ folder }) => [
    join(folder, "go.mod"),
    join(folder, "go.sum"),
  ]);
  const contents = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return cacheKey([...contents, ...toolModules.flatMap(({ version }) => buildFlags(version))]);
}
