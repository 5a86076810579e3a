import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Scene } from "../scene";
import { hostPlaceholder } from "./stateFile";

/** Makes a recorded state the state of the scene's stack, as `pulumi stack import` does. */
export async function importState(scene: Scene, file: string): Promise<void> {
  const text = (await readFile(file, "utf8")).replaceAll(hostPlaceholder, scene.emulator.host);
  const copy = join(scene.workspace.root, "state.json");
  await writeFile(copy, text);
  const { exitCode, text: said } = await scene.pulumi(["stack", "import", "--file", copy]);
  if (exitCode !== 0) {
    throw new Error(said);
  }
}
