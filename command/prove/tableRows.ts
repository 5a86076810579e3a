import Papa from "papaparse";
import { UnreadableFile } from "./unreadableFile";

/** Some rows that follow each other in a file; none in the first batch where only the header is there yet. */
export interface Batch {
  /** The names of the columns. */
  names: readonly string[];
  rows: string[][];
  /** Which of the rows hold others in one of their cells, behind a quotation mark too many. */
  swallowing?: ReadonlySet<number>;
  /** The line of the file in which a row of the batch begins, from 1. */
  lineOf(index: number): number;
}

// No row of Microsoft's is a thousandth as long; a quotation mark that nobody closes would take the rest.
const longestRow = 1024 * 1024;

// What papaparse's own reader tells of a piece of text; its types leave it open.
interface Parsed {
  data: string[][];
  errors: { code: string }[];
  meta: { cursor: number };
}

interface RowParser {
  delimiter: string;
  parse(text: string, isLast: boolean): Parsed;
}

/**
 * The rows of a table with commas or tabs, batch by batch. papaparse splits each piece; what is counted here
 * is the lines, for which its own streaming has no word.
 */
export async function* tableRows(texts: AsyncIterable<string>): AsyncGenerator<Batch> {
  let rest = "";
  let line = 1;
  let names: string[] | undefined;
  let parser: RowParser | undefined;

  function* take(text: string, isLast: boolean): Generator<Batch> {
    parser ??= parserFor(text, isLast);
    if (parser === undefined) {
      rest = text;
      return;
    }
    const { data, errors, meta } = parser.parse(text, isLast);
    const consumed = isLast ? text.length : meta.cursor;
    rest = text.slice(consumed);
    if (
      rest.length > longestRow ||
      (isLast && errors.some(({ code }) => code === "MissingQuotes"))
    ) {
      throw new UnreadableFile(
        `A quotation mark after line ${line} is never closed: the file is cut off or damaged.`,
      );
    }
    const start = line;
    line += linesIn(text, consumed);
    const rows = data.filter((row) => row.length > 1 || row[0] !== "");
    const first = names === undefined ? rows.shift() : undefined;
    names ??= first?.map((name) => name.trim());
    if (names !== undefined && (rows.length > 0 || first !== undefined)) {
      const hasLineBreaks = line - start > data.length;
      yield {
        names,
        rows,
        ...(hasLineBreaks && { swallowing: swallowing(rows, parser.delimiter) }),
        lineOf: (index) => lineOf(data, rows[index], start),
      };
    }
  }

  for await (const text of texts) {
    yield* take(rest + text, false);
  }
  yield* take(rest, true);
}

/** A parser for the file that begins so, once its first line is there. */
function parserFor(text: string, isLast: boolean): RowParser | undefined {
  const end = text.search(/\r?\n/);
  if (end < 0 && !isLast) {
    if (text.length > longestRow) {
      throw new UnreadableFile("Its first line does not end: it is no table.");
    }
    return undefined;
  }
  const head = end < 0 ? text : text.slice(0, end);
  const count = (mark: string) => head.split(mark).length - 1;
  const delimiter = count("\t") > count(",") ? "\t" : ",";
  if (count(";") > count(delimiter)) {
    throw new UnreadableFile(
      "Its columns are separated by semicolons, so a spreadsheet has saved it and may have changed days and decimals: give the file as it was downloaded.",
    );
  }
  const parser = new Papa.Parser({ delimiter, newline: text[end] === "\r" ? "\r\n" : "\n" });
  return {
    delimiter,
    parse: (piece, isEnd) => parser.parse(piece, 0, !isEnd) as Parsed,
  };
}

/**
 * Two quotation marks too many, some rows apart in the same column, leave a row of the right width: then one
 * of its cells has line breaks, and as many delimiters as a row.
 */
function swallowing(rows: readonly string[][], delimiter: string): Set<number> {
  const found = rows.flatMap((row, index) => {
    const isSwallowed = (cell: string) =>
      cell.includes("\n") && cell.split(delimiter).length >= row.length;
    return row.some(isSwallowed) ? [index] : [];
  });
  return new Set(found);
}

/** Only asked about rows that are told of, so it may look at every cell. */
function lineOf(data: string[][], row: string[] | undefined, start: number): number {
  let line = start;
  for (const other of data) {
    if (other === row) {
      break;
    }
    line += linesOf(other);
  }
  return line;
}

/** How many lines of the file a row takes. */
export function linesOf(row: readonly string[]): number {
  return row.reduce((lines, cell) => lines + linesIn(cell, cell.length), 1);
}

function linesIn(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) {
    lines += 1;
  }
  return lines;
}
