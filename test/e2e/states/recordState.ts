import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { format } from "prettier";
import { ours } from "../scene";
import type { RecordedState } from "./recordedStates";
import { hostPlaceholder } from "./stateFile";
import { identities, openStateScene } from "./stateScene";

/** Where the engine notes positions in the program's and the machine's files. */
const positions = new Set(["sourcePosition", "stackTrace"]);

/**
 * Brings a new stack into the state, and writes what `pulumi stack export` gives without what
 * belongs to this machine and this run.
 */
export async function recordState(state: RecordedState, file: string): Promise<void> {
  const scene = await openStateScene();
  try {
    if (state.before !== undefined) {
      scene.relink(state.before, identities[state.identity]);
    }
    await scene.program(state.program(ours));
    await scene.up();
    await state.after?.(scene);
    const exported = await scene.workspace.stackExport();
    const text = JSON.stringify(exported, (key, value: unknown) =>
      positions.has(key) ? undefined : value,
    ).replaceAll(scene.emulator.host, hostPlaceholder);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await format(text, { parser: "json", printWidth: 100 }));
  } finally {
    await scene.close();
  }
}
