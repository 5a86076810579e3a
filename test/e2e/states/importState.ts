import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Emulator } from "../../../emulator";
import type { Workspace } from "../../engine/workspace";
import { succeed } from "../access/succeed";
import { hostPlaceholder } from "./stateFile";

/** A stack, and the Azure that its state tells of. */
export interface StackScene {
  readonly emulator: Emulator;
  readonly workspace: Workspace;
}

/** Makes a recorded state the state of the scene's stack, as `pulumi stack import` does. */
export async function importState(
  { emulator, workspace }: StackScene,
  file: string,
): Promise<void> {
  const text = (await readFile(file, "utf8")).replaceAll(hostPlaceholder, emulator.host);
  const copy = join(workspace.root, "state.json");
  await writeFile(copy, text);
  await succeed(workspace.pulumi(["stack", "import", "--file", copy]));
}
