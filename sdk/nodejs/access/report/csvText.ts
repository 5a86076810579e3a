import Papa from "papaparse";
import { onOneLine } from "../../../../azure/printable";

// What a spreadsheet takes for a formula, in full width as well.
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

// Where commas stand in numbers, a spreadsheet starts a new cell at a semicolon.
const formulaInNextCell = /;(?=["\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** Rows as CSV, with the keys of the first as heads; no cell is a formula. */
export function csvText(rows: Record<string, string>[]): string {
  const cells = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, text]) => [key, harmless(onOneLine(text))])),
  );
  return Papa.unparse(cells, { escapeFormulae: formula, newline: "\n" });
}

function harmless(text: string): string {
  return text.replace(formulaInNextCell, ";'");
}
