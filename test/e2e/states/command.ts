/* Records the states of the present release: `npx tsx test/e2e/states/command.ts v1`. */
import { existsSync } from "node:fs";
import { recordedAccessStates } from "./recordedAccessStates";
import { recordedStates } from "./recordedStates";
import { recordAccessState, recordState } from "./recordState";
import { stateFile } from "./stateFile";

async function main(version: string | undefined): Promise<void> {
  if (version === undefined || !/^v\d+$/.test(version)) {
    throw new Error("Name the folder to record into, such as v2. Released ones are never changed.");
  }
  await recordMissing(version, recordedStates, recordState);
  await recordMissing(version, recordedAccessStates, recordAccessState);
}

async function recordMissing<State extends { name: string }>(
  version: string,
  states: readonly State[],
  record: (state: State, file: string) => Promise<void>,
): Promise<void> {
  for (const state of states) {
    const file = stateFile(version, state.name);
    if (existsSync(file)) {
      console.log(`${state.name}: kept ${file}; delete it to record it anew.`);
    } else {
      await record(state, file);
      console.log(`${state.name}: recorded ${file}`);
    }
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
