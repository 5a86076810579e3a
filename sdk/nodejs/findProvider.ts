import { createRequire } from "node:module";
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
 * does not learn its project's `main`, so it is only warned.
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

/** The Automation API writes the folder that the calling process is in into a project that it makes. */
function warnInline(): void {
  if (![startedIn, process.cwd()].some(isFoundFrom)) {
    void pulumi.log.warn(
      `For an inline program Pulumi looks for ${packageName} from the folder that it is started in, ${startedIn}, unless the project's \`main\` names another, and it is not found there. Start it in a folder whose node_modules holds ${packageName} and @pulumi/pulumi, or give the Automation API \`projectSettings\` whose \`main\` is such a folder.`,
    );
  }
}
