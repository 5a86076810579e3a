import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheKey } from "./engineCache";
import { lastLines } from "./lastLines";
import { runCommand } from "./runCommand";

export interface BuildOptions {
  env: NodeJS.ProcessEnv;
  /** For each program. */
  timeoutSeconds: number;
  signal?: AbortSignal;
}

/** A Go module whose `tool` line names the one program that is built from it. */
export interface ToolModule {
  folder: string;
  /** What the program says of itself. */
  version: string;
  /** The Go package whose `Version` the program says. */
  versionPackage: string;
}

/** Builds the tool of one module into `folder`. */
export async function buildTool(
  module: ToolModule,
  folder: string,
  { env, timeoutSeconds, signal }: BuildOptions,
): Promise<void> {
  const result = await runCommand("go", ["install", ...buildFlags(module), "tool"], {
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
function buildFlags({ version, versionPackage }: ToolModule): string[] {
  const variable = `${versionPackage}.Version`;
  return ["-tags", "osusergo,grpcnotrace", "-ldflags", `-s -w -X ${variable}=v${version}`];
}

/** Changes with everything that the builds depend on, except the Go release. */
export async function toolsKey(modules: readonly ToolModule[]): Promise<string> {
  const files = modules.flatMap(({ folder }) => [join(folder, "go.mod"), join(folder, "go.sum")]);
  const contents = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return cacheKey([...contents, ...modules.flatMap(buildFlags)]);
}
