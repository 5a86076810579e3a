import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";
import { buildTool, toolsKey } from "./buildTool";
import type { ToolModule } from "./buildTool";
import { executable, yamlHostName, yamlHostVersion } from "./engine";
import type { Engine } from "./engine";
import { engineCacheFolder, fillFolder, oneAtATime } from "./engineCache";
import { allowedWays, announce, messageOf } from "./findEngine";
import type { FindEngineOptions } from "./findEngine";
import { foldersWith } from "./pathEngine";
import { createProgress } from "./progress";

/** The language host that runs YAML programs. Only tests need it, `npm start` does not. */
export interface YamlHost {
  /** Holds `pulumi-language-yaml`. */
  folder: string;
  /** A release of the CLI has it beside it. */
  origin: "engine" | "path" | "built";
}

const hostModule: ToolModule = {
  folder: join(__dirname, "yaml-host"),
  version: yamlHostVersion,
  versionPackage: "github.com/pulumi/pulumi-yaml/pkg/version",
};

/** Finds the host that belongs to an engine, or builds one into the user's cache folder. */
export async function findYamlHost(
  engine: Engine,
  options: FindEngineOptions = {},
): Promise<YamlHost> {
  const { env = process.env, signal } = options;
  if (holdsYamlHost(engine.folder)) {
    return { folder: engine.folder, origin: "engine" };
  }
  const ways = allowedWays(env);
  if (ways.includes("path")) {
    const [folder] = await foldersWith(
      yamlHostName,
      (env["PATH"] ?? "").split(delimiter).filter(isAbsolute),
    );
    if (folder !== undefined) {
      return { folder, origin: "path" };
    }
  }
  if (!ways.includes("build")) {
    throw noYamlHost(`There is no ${yamlHostName} beside the engine or on PATH.`);
  }
  return {
    folder: await builtFolder(options).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw noYamlHost(messageOf(error));
    }),
    origin: "built",
  };
}

async function builtFolder(options: FindEngineOptions): Promise<string> {
  const { env = process.env, signal } = options;
  const root = engineCacheFolder(env);
  await mkdir(root, { recursive: true });
  const name = `yaml-v${yamlHostVersion}`;
  const folder = join(root, `${name}-${await toolsKey([hostModule])}`);
  if (!holdsYamlHost(folder)) {
    await oneAtATime(
      join(root, `${name}.lock`),
      // Another run may have built it while this one was waiting.
      async () => holdsYamlHost(folder) || (await build(folder, options)),
      { signal, onWait: () => announce(options)("Another run is building the YAML host.") },
    );
  }
  return folder;
}

async function build(folder: string, options: FindEngineOptions): Promise<void> {
  const { env = process.env, signal, buildSeconds = 1800 } = options;
  const progress = createProgress(announce(options));
  progress.begin(`Building Pulumi's YAML host v${yamlHostVersion} with Go (once)`);
  try {
    await fillFolder(folder, async (staging) => {
      await buildTool(hostModule, staging, { env, signal, timeoutSeconds: buildSeconds });
      if (!holdsYamlHost(staging)) {
        throw new Error("Go built something else than a YAML host.");
      }
    });
  } finally {
    progress.end();
  }
}

function holdsYamlHost(folder: string): boolean {
  return existsSync(join(folder, executable(yamlHostName)));
}

function noYamlHost(reason: string): Error {
  return new Error(
    `Pulumi's host for YAML programs was not found and could not be built: ${reason} ` +
      "Install the Pulumi CLI (https://www.pulumi.com/docs/install/), which has it, or Go 1.25.11 " +
      "or newer (https://go.dev/doc/install), put it on PATH, and run this again.",
  );
}
