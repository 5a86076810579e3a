import { attributedUsage } from "./attributedUsage";
import { billedUsage } from "./billedUsage";
import type { RowCells } from "./billedUsage";
import { cellText } from "./cell";
import { kindOf, placesOf } from "./fileKind";
import type { FileKind } from "./fileKind";
import { jsonRows } from "./jsonRows";
import { openText } from "./openText";
import type { Run } from "./run";
import { addAttributed, addBilled, emptyReading } from "./runReading";
import type { ExpectedPlaces, Room, RunReading } from "./runReading";
import { linesOf, tableRows } from "./tableRows";
import type { Batch } from "./tableRows";
import { UnreadableFile } from "./unreadableFile";

/** What a run is read with. */
export interface ReadingContext {
  expected: ExpectedPlaces;
  room: Room;
  /** The month to look at (`YYYY-MM`); all of them where it is not given. */
  month?: string | undefined;
  /** Is told the bytes that were read from the disk. */
  counted(bytes: number): void;
}

/** What came of reading a run. */
export interface ReadRun {
  /** Absent where the run cannot be used. */
  reading?: RunReading;
  kind?: FileKind;
  rows: number;
  /** Rows that could not be read, or lines where rows ran into each other. */
  broken: number;
  /** The first of them, each with file and line. */
  brokenRows: string[];
  /** A sentence where it cannot be used, or is not what its manifest says. */
  problems: string[];
}

/** More broken rows than this share, and the file is not what it should be. */
const mostBroken = 0.001;

const shownBroken = 5;

/** Reads the files of a run, one after the other, and keeps what they say of each day. */
export async function readRun(run: Run, context: ReadingContext): Promise<ReadRun> {
  const result: ReadRun = { rows: 0, broken: 0, brokenRows: [], problems: [] };
  for (const file of run.files) {
    try {
      await readFileInto(result, run, file, context);
    } catch (failure) {
      return { ...withoutReading(result), problems: [`${file}: ${reasonOf(failure)}`] };
    }
  }
  const { rows, broken } = result;
  if (broken > mostBroken * (rows + broken)) {
    const said = `${run.name}: ${broken} of ${rows + broken} rows cannot be read, more than 0.1 %, so nothing of it is used.`;
    return { ...withoutReading(result), problems: [said] };
  }
  if (run.rows !== undefined && run.rows !== rows + broken) {
    const said = `${run.name}: the manifest promises ${run.rows} rows and there are ${rows + broken}, so nothing of it is used: download it again.`;
    return { ...withoutReading(result), problems: [said] };
  }
  return result;
}

function withoutReading({ kind, rows, broken, brokenRows }: ReadRun): ReadRun {
  return { ...(kind && { kind }), rows, broken, brokenRows, problems: [] };
}

function reasonOf(failure: unknown): string {
  if (failure instanceof UnreadableFile) {
    return failure.message;
  }
  const { code } = failure as NodeJS.ErrnoException;
  if (code === undefined) {
    throw failure;
  }
  return `It cannot be read (${code}).`;
}

async function readFileInto(
  result: ReadRun,
  run: Run,
  file: string,
  context: ReadingContext,
): Promise<void> {
  let take: ((batch: Batch) => void) | undefined;
  for await (const batch of rowsOf(openText(file, context.counted))) {
    if (take === undefined) {
      const kind = kindOf(batch.names);
      if (kind === undefined) {
        throw new UnreadableFile(
          "Its columns are those of none of the files that tell of credit or attribution: cost export, FOCUS export, daily rated usage, Azure usage report.",
        );
      }
      result.kind ??= kind;
      if (batch.rows.length === 0) {
        continue;
      }
      result.reading ??= emptyReading(run, kind.name);
      take = taker(result, result.reading, kind, file, context);
    }
    take(batch);
  }
}

function misfit({ length }: readonly string[], width: number): string {
  return length === 0
    ? "it is no JSON object"
    : `it has ${length} cells, and there are ${width} columns`;
}

/** JSON lines begin with a brace, and no table does. */
async function* rowsOf(texts: AsyncGenerator<string>): AsyncGenerator<Batch> {
  let start = "";
  let next = await texts.next();
  while (next.done !== true && start.trim() === "") {
    start += next.value;
    next = await texts.next();
  }
  async function* all(): AsyncGenerator<string> {
    yield start;
    for (; next.done !== true; next = await texts.next()) {
      yield next.value;
    }
  }
  if (start.trim() === "") {
    throw new UnreadableFile("It is empty.");
  }
  yield* start.trimStart().startsWith("{") ? jsonRows(all()) : tableRows(all());
}

/** Takes the rows of one file. */
function taker(
  result: ReadRun,
  reading: RunReading,
  kind: FileKind,
  file: string,
  { expected, room, month }: ReadingContext,
): (batch: Batch) => void {
  let names: readonly string[] | undefined;
  let places = placesOf(kind, []);
  let row: string[] = [];
  const cells: RowCells = {
    get: (column) => {
      const place = places[column];
      return place === undefined ? "" : cellText(row[place] ?? "");
    },
    has: (column) => places[column] !== undefined,
  };
  return (batch) => {
    if (batch.names !== names) {
      names = batch.names;
      places = placesOf(kind, names);
      reading.hasCreditColumns ||= cells.has("creditFlag") || cells.has("creditRate");
    }
    const width = batch.names.length;
    for (const [index, next] of batch.rows.entries()) {
      row = next;
      const swallows = batch.swallowing?.has(index) === true;
      const broken = swallows
        ? "a quotation mark is open there, and rows after it stand in one cell"
        : row.length === width
          ? takeRow()
          : misfit(row, width);
      if (broken === undefined) {
        result.rows += 1;
        continue;
      }
      result.broken += swallows || row.length !== width ? linesOf(row) : 1;
      if (result.brokenRows.length < shownBroken) {
        result.brokenRows.push(`${file}:${batch.lineOf(index)}: ${broken}.`);
      }
    }
  };

  function takeRow(): string | undefined {
    if (kind.name === "usageReport") {
      const usage = attributedUsage(cells);
      if (typeof usage === "string" || "broken" in usage) {
        return typeof usage === "string" ? undefined : usage.broken;
      }
      if (month === undefined || usage.month === month) {
        addAttributed(reading, usage);
      }
      return undefined;
    }
    const usage = billedUsage(kind.name, cells);
    if (typeof usage === "string" || "broken" in usage) {
      return typeof usage === "string" ? undefined : usage.broken;
    }
    if (month === undefined || usage.day.startsWith(month)) {
      addBilled(reading, usage, expected, room);
    }
    return undefined;
  }
}
