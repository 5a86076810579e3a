import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { refusal } from "./refusal";

const packageName = "pulumi-azure-partner";

// Pulumi's provider process looks from the folder that a program starts in; it may leave it later.
const startedIn = process.cwd();
const looked = new WeakSet<pulumi.Resource>();

/**
 * Looks, once in a program, whether Pulumi will find this package's provider. It looks from the project's folder
 * (or that of its `main`), and not from the file that declares the resource: where another package
 * brought this one along, a strict installation does not show it there.
 *
 * Throws where a program that Pulumi runs is sure to fail. An inline program of the Automation API
 * does not learn its folder; it is warned where that looks like the temporary one.
 */
export function findProvider(): void {
  const stack = pulumi.runtime.getStackResource();
  if (stack === undefined || looked.has(stack) || process.versions.pnp !== undefined) {
    return;
  }
  looked.add(stack);
  if (!isRunByPulumi()) {
    warnInline();
    return;
  }
  const root = pulumi.runtime.getRootDirectory();
  const folders = [startedIn, process.cwd(), ...(isAbsolute(root) ? [root] : [])];
  if (!folders.some(isFoundFrom)) {
    throw refusal(
      `Pulumi looks for ${packageName} from ${startedIn}, and it is not found there: it has to be a dependency of the Pulumi project itself, also where another package brings it along. Run \`npm install ${packageName}\` (or \`pnpm add\`, \`yarn add\`) in ${startedIn}.`,
    );
  }
}

/** Whether Pulumi started this process for this stack; an inline program may run inside of another. */
function isRunByPulumi(): boolean {
  const { PULUMI_NODEJS_MONITOR, PULUMI_NODEJS_PROJECT, PULUMI_NODEJS_STACK } = process.env;
  return (
    PULUMI_NODEJS_MONITOR !== undefined &&
    PULUMI_NODEJS_PROJECT === pulumi.getProject() &&
    PULUMI_NODEJS_STACK === pulumi.getStack()
  );
}

function isFoundFrom(folder: string): boolean {
  try {
    createRequire(join(folder, "program.js")).resolve(`${packageName}/provider`);
    return true;
  } catch (error) {
    // Whatever else stands in the way is not known to stand in the provider's way.
    return (error as { code?: unknown }).code !== "MODULE_NOT_FOUND";
  }
}

/** Where no `workDir` is given, the Automation API makes a folder of this name for the project. */
function warnInline(): void {
  const folder = temporaryFolders().find(isOfThisProgram);
  if (folder !== undefined && !isFoundFrom(folder)) {
    void pulumi.log.warn(
      `This program seems to run in the temporary folder ${folder}, from which Pulumi cannot find ${packageName}. Give the Automation API a \`workDir\` whose node_modules holds it, for example \`{ workDir: ${JSON.stringify(startedIn)} }\`.`,
    );
  }
}

function temporaryFolders(): string[] {
  try {
    const names = readdirSync(tmpdir()).filter((name) => name.startsWith("automation-"));
    return names.map((name) => join(tmpdir(), name));
  } catch {
    return [];
  }
}

function isOfThisProgram(folder: string): boolean {
  try {
    const file = join(folder, "Pulumi.yaml");
    const begun = Date.now() - process.uptime() * 1000;
    const name = /^name:\s*["']?([^"'\s]+)/m.exec(readFileSync(file, "utf8"))?.[1];
    return statSync(file).mtimeMs >= begun && name === pulumi.getProject();
  } catch {
    return false;
  }
}
