// A column is padded to this width at most: what is longer would push the next ones out of sight.
const widest = 40;
const widestLast = 80;

/** A table whose columns line up, so that it reads well raw too. The cells are Markdown already. */
export function markdownTable(heads: string[], rows: string[][]): string {
  const widths = heads.map((head, column) => {
    const most = column === heads.length - 1 ? widestLast : widest;
    return Math.max(head.length, ...rows.map((row) => Math.min(most, row[column]?.length ?? 0)));
  });
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join(
    "\n",
  );
}
