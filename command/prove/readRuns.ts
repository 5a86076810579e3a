import { placesToWatch } from "./expectedScopes";
import type { ExpectedScope } from "./expectedScopes";
import { addReading, nothingGathered } from "./gathered";
import type { Gathered } from "./gathered";
import type { ProvenFile } from "./proof";
import { readRun } from "./readRun";
import type { Run } from "./run";

/** What was read of all files. */
export interface ReadRuns {
  gathered: Gathered;
  files: ProvenFile[];
  /** What to know about how they were read, a sentence each. */
  notes: string[];
  /** What could not be read, a sentence each. */
  problems: string[];
}

// Each takes half a kilobyte.
const mostPlaces = 20_000;

/** Reads runs one after the other, so that no more than one is in memory beside what is gathered. */
export async function readRuns(
  runs: readonly Run[],
  options: {
    expected?: readonly ExpectedScope[] | undefined;
    month?: string | undefined;
    counted(bytes: number): void;
  },
): Promise<ReadRuns> {
  const { expected = [], month, counted } = options;
  const room = { places: mostPlaces };
  const context = { expected: placesToWatch(expected), room, month, counted };
  const result: ReadRuns = { gathered: nothingGathered(), files: [], notes: [], problems: [] };
  for (const run of runs) {
    const { reading, kind, rows, broken, brokenRows, problems } = await readRun(run, context);
    result.files.push({ name: run.name, kind: kind?.title ?? "", rows, broken });
    if (reading !== undefined) {
      addReading(result.gathered, reading);
    }
    const isUsed = problems.length === 0;
    (isUsed ? result.notes : result.problems).push(...brokenRows);
    result.problems.push(...problems);
  }
  if (room.places === 0) {
    result.notes.push(
      "There are more resource groups without credit than can be told apart here: ask for one month with --month.",
    );
  }
  return result;
}
