import { readdirSync } from "node:fs";
import { join, parse } from "node:path";

/** A recorded state: the folder of the release that wrote it, and the name of its shape. */
export interface Recording {
  version: string;
  name: string;
}

const versions = readdirSync(__dirname).filter((name) => /^v\d+$/.test(name));

/** All that was ever recorded. */
export const recordings: readonly Recording[] = versions.flatMap((version) =>
  readdirSync(join(__dirname, version)).map((file) => ({ version, name: parse(file).name })),
);

/** What was recorded of these shapes, each with what is said of its shape. */
export function recordingsOf<State extends { name: string }>(
  states: readonly State[],
): (State & Recording)[] {
  return recordings.flatMap(({ version, name }) =>
    states.filter((state) => state.name === name).map((state) => ({ ...state, version })),
  );
}
