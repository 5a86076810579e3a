import { dirname, join } from "node:path";

/** What a test runs: a folder whose node_modules hold the package and Pulumi, and a Node. */
export interface Installation {
  folder: string;
  node: string;
}

/**
 * This repository and the Node at hand, unless `TEST_INSTALLATION` (a folder) and `TEST_NODE` (an
 * executable) say otherwise: the same tests then hold for other releases.
 */
export function chosenInstallation(): Installation {
  const { TEST_INSTALLATION, TEST_NODE } = process.env;
  return {
    folder: TEST_INSTALLATION ?? dirname(dirname(__dirname)),
    node: TEST_NODE ?? process.execPath,
  };
}

/** What serves resources: Pulumi's dynamic-provider process, or the plugin. */
export type ProviderKind = "dynamic" | "plugin";

/** The dynamic provider, unless `TEST_PROVIDER=plugin`: the same tests then hold for the plugin. */
export function chosenProvider(): ProviderKind {
  return process.env.TEST_PROVIDER === "plugin" ? "plugin" : "dynamic";
}

/** The program of the plugin, as `npm run plugin` builds it. */
export const pluginProgram = join(dirname(dirname(__dirname)), "dist/plugin/index.js");

/** The program of Pulumi that serves dynamic resources. */
export function hostProgram({ folder }: Installation): string {
  return join(folder, "node_modules/@pulumi/pulumi/cmd/dynamic-provider/index.js");
}
