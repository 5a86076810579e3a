import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { buildTool, toolsKey } from "./buildTool";
import type { BuildOptions, ToolModule } from "./buildTool";
import {
  dynamicProviderFolder,
  dynamicProviderScript,
  engineVersion,
  holdsEngine,
  languageHostVersion,
} from "./engine";
import { fillFolder } from "./engineCache";

/** The Automation API wants to parse what the CLI answers to `version`. */
const versionPackage = "github.com/pulumi/pulumi/sdk/v3/go/common/version";

/** The quick one first: where Go cannot build at all, it is known sooner. */
const toolModules: readonly ToolModule[] = [
  { folder: join(__dirname, "language-host"), version: languageHostVersion, versionPackage },
  { folder: join(__dirname, "cli"), version: engineVersion, versionPackage },
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

/** Changes with everything that the build depends on, except the Go release. */
export function buildKey(): Promise<string> {
  return toolsKey(toolModules);
}
