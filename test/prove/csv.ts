import Papa from "papaparse";

/** Cells by the names of their columns. */
export type Row = Record<string, string | number>;

/** A table as Microsoft's exports write it: a byte order mark, CRLF, quotes where they are needed. */
export function csvOf(rows: readonly Row[], { delimiter = ",", mark = "\ufeff" } = {}): string {
  return `${mark}${Papa.unparse([...rows], { delimiter, newline: "\r\n" })}\r\n`;
}

/** The days of a month, or the first of them. */
export function daysOfMonth(month: string, until = 31): string[] {
  const last = new Date(
    Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0),
  ).getUTCDate();
  return Array.from(
    { length: Math.min(last, until) },
    (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`,
  );
}

/** A day as Microsoft's portals write it, month first. */
export function slashed(day: string): string {
  const [year, month, date] = day.split("-");
  return `${month}/${date}/${year}`;
}
