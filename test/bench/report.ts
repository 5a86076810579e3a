/** The tables of a run: shown row by row while it goes, and kept as Markdown. */
export interface Report {
  /** Begins a table. */
  table(title: string, columns: readonly string[]): Table;
  /** A sentence below the table that was begun last. */
  note(text: string): void;
  markdown(): string;
}

export interface Table {
  row(...cells: string[]): void;
}

const shownWidth = 16;
const firstWidth = 46;

export function createReport(write: (text: string) => void): Report {
  const lines: string[] = [];

  const show = (cells: readonly string[]) =>
    write(
      `  ${cells.map((cell, index) => cell.padEnd(index === 0 ? firstWidth : shownWidth)).join("  ")}`.trimEnd() +
        "\n",
    );
  const keep = (cells: readonly string[]) => lines.push(`| ${cells.join(" | ")} |`);

  return {
    table(title, columns) {
      write(`\n${title}\n`);
      show(columns);
      lines.push("", `## ${title}`, "");
      keep(columns);
      keep(columns.map((_column, index) => (index === 0 ? "---" : "--:")));
      return {
        row(...cells) {
          show(cells);
          keep(cells);
        },
      };
    },
    note(text) {
      write(`  ${text}\n`);
      lines.push("", text);
    },
    markdown: () => lines.join("\n").trim(),
  };
}
