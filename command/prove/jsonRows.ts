import type { Batch } from "./tableRows";
import { UnreadableFile } from "./unreadableFile";

// Longer than any line of Microsoft's.
const longestLine = 1024 * 1024;

/**
 * The objects of JSON lines as rows of a table, batch by batch. An object may leave out what is empty, so the
 * names are those that were seen so far. A line that is no object is a row without cells.
 */
export async function* jsonRows(texts: AsyncIterable<string>): AsyncGenerator<Batch> {
  const places = new Map<string, number>();
  let names: readonly string[] = [];
  let rest = "";
  let line = 1;

  const rowOf = (text: string): string[] => {
    const value = parsed(text);
    if (value === undefined) {
      return [];
    }
    const row = new Array<string>(places.size).fill("");
    for (const [name, cell] of Object.entries(value)) {
      let place = places.get(name);
      if (place === undefined) {
        place = places.size;
        places.set(name, place);
      }
      row[place] = cellOf(cell);
    }
    return row;
  };

  function batchOf(lines: string[]): Batch {
    const start = line;
    line += lines.length;
    const told = lines.flatMap((text, at) => (text.trim() === "" ? [] : [{ text, at }]));
    const rows = told.map(({ text }) => rowOf(text));
    names = names.length === places.size ? names : [...places.keys()];
    const filled = rows.map((row) => (row.length === 0 ? row : padded(row, places.size)));
    return { names, rows: filled, lineOf: (index) => start + (told[index]?.at ?? 0) };
  }

  for await (const text of texts) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) {
      throw new UnreadableFile(
        `Line ${line + lines.length} is too long for JSON lines: it takes one object in a line.`,
      );
    }
    if (lines.length > 0) {
      yield batchOf(lines);
    }
  }
  if (rest !== "") {
    yield batchOf([rest]);
  }
}

function parsed(text: string): object | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function cellOf(value: unknown): string {
  return value === null || value === undefined || typeof value === "object" ? "" : String(value);
}

function padded(row: string[], length: number): string[] {
  while (row.length < length) {
    row.push("");
  }
  return row;
}
