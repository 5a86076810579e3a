import { existsSync } from "node:fs";
import { join } from "node:path";

/** A Pulumi CLI together with the language host that runs Node programs for it. */
export interface Engine {
  /** Holds `pulumi`, and the language host unless that is elsewhere on PATH. */
  folder: string;
  /** Without a leading "v". */
  version: string;
  origin: "path" | "installer" | "built";
}

/** The CLI that is installed or built when there is none; test/engine/cli/go.mod says the same. */
export const engineVersion = "3.259.0";

/** The language host that is built beside it; test/engine/language-host/go.mod says the same. */
export const languageHostVersion = "3.68.0";

/** The host of YAML programs that is built for tests; test/engine/yaml-host/go.mod says the same. */
export const yamlHostVersion = "1.25.0";

/**
 * The oldest CLI taken from PATH. From 3.216.0 on a refresh hands back the inputs that `read`
 * found, which is how a link that somebody else changed shows in the next preview; it also knows
 * `hideDiffs` (3.200.0), which keeps the provider text out of diffs.
 */
export const minimumEngineVersion = "3.216.0";

export const languageHostName = "pulumi-language-nodejs";

export const yamlHostName = "pulumi-language-yaml";

export const dynamicProviderScript =
  process.platform === "win32"
    ? "pulumi-resource-pulumi-nodejs.cmd"
    : "pulumi-resource-pulumi-nodejs";

/** How the CLI of an engine is started. */
export function engineCommand(engine: Engine): string {
  return join(engine.folder, executable("pulumi"));
}

/** Whether a folder holds all parts of an engine, as a release has them. */
export function holdsEngine(folder: string): boolean {
  const files = [executable("pulumi"), executable(languageHostName), dynamicProviderScript];
  return files.every((file) => existsSync(join(folder, file)));
}

/**
 * Where @pulumi/pulumi keeps the script that starts the dynamic provider; the place depends on its
 * version.
 */
export function dynamicProviderFolder(nodeModules: string): string {
  const root = join(nodeModules, "@pulumi", "pulumi");
  const found = [root, join(root, "dist")].find((folder) =>
    existsSync(join(folder, dynamicProviderScript)),
  );
  if (found === undefined) {
    throw new Error(`There is no ${dynamicProviderScript} in ${root}.`);
  }
  return found;
}

/** The file name of a program on this system. */
export function executable(name: string): string {
  return process.platform === "win32" ? `${name}.exe` : name;
}
