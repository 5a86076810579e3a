import * as pulumi from "@pulumi/pulumi";
import { refusal } from "./refusal";

/**
 * Stops with a sentence where the link's stack is not there, or holds no link yet. Of a StackReference
 * Pulumi itself ends the run, by `unknown stack`, so it is asked beforehand what the stack exports.
 *
 * @param path as `<organization>/<project>/<stack>`
 */
export async function requireLink(path: string): Promise<void> {
  const outputs = await readOutputs(path);
  if (outputs === undefined || outputs.id === undefined) {
    const stack = path.split("/").pop();
    const found =
      outputs === undefined ? "There is no stack" : "No link has been made by the stack";
    throw refusal(
      `${found} ${path}, by which this customer is to count. Make the link first, with the credential of your own service principal: pulumi up --stack ${stack} (after pulumi stack init ${stack} and its settings, see README.md). Nothing was changed.`,
    );
  }
}

/** What a stack exports; undefined where there is no such stack. */
async function readOutputs(path: string): Promise<Record<string, unknown> | undefined> {
  try {
    // What a StackReference asks as well.
    const read = await pulumi.runtime.invoke("pulumi:pulumi:readStackOutputs", { name: path });
    return (read as { outputs?: Record<string, unknown> }).outputs ?? {};
  } catch (error) {
    if (error instanceof Error && error.message.includes("unknown stack")) {
      return undefined;
    }
    throw refusal(
      `Could not read what the stack ${path} exports: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
