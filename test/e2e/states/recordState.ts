import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { format } from "prettier";
import { succeed } from "../access/succeed";
import { ours } from "../scene";
import { openAccessStateScene } from "./accessStateScene";
import type { StackScene } from "./importState";
import type { RecordedAccessState } from "./recordedAccessStates";
import type { RecordedState } from "./recordedStates";
import { hostPlaceholder } from "./stateFile";
import { identities, openStateScene } from "./stateScene";

/** Where the engine notes positions in the program's and the machine's files. */
const positions = new Set(["sourcePosition", "stackTrace"]);

/** Brings a new stack into the state, and writes it down. */
export async function recordState(state: RecordedState, file: string): Promise<void> {
  const scene = await openStateScene();
  try {
    if (state.before !== undefined) {
      scene.relink(state.before, identities[state.identity]);
    }
    await scene.program(state.program(ours));
    await scene.up();
    await state.after?.(scene);
    await writeState(scene, file);
  } finally {
    await scene.close();
  }
}

/** The same for a state of declared access. */
export async function recordAccessState(state: RecordedAccessState, file: string): Promise<void> {
  const scene = await openAccessStateScene();
  try {
    await scene.program(state.program);
    await succeed(scene.workspace.up());
    await writeState(scene, file);
  } finally {
    await scene.close();
  }
}

/** Writes what `pulumi stack export` gives without what belongs to this machine and this run. */
async function writeState({ emulator, workspace }: StackScene, file: string): Promise<void> {
  const text = JSON.stringify(await workspace.stackExport(), (key, value: unknown) =>
    positions.has(key) ? undefined : value,
  ).replaceAll(emulator.host, hostPlaceholder);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await format(text, { parser: "json", printWidth: 100 }));
}
