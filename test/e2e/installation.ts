import type { WorkspaceOptions } from "../engine/workspace";

/**
 * Where the programs find the packages, and which Node runs them: this repository, unless
 * TEST_INSTALLATION names a folder whose node_modules holds pulumi-azure-partner and
 * @pulumi/pulumi, and TEST_NODE a Node executable.
 */
export function installationUnderTest(): Pick<WorkspaceOptions, "installation" | "node"> {
  const { TEST_INSTALLATION: root, TEST_NODE: node } = process.env;
  return { ...(root && { installation: { root } }), ...(node && { node }) };
}
