import type { Mutant } from "./mutant";

/** How many mutants of each file were killed, as Markdown. */
export function mutantTable(mutants: readonly Mutant[]): string {
  const files = [...new Set(mutants.map(({ file }) => file))].sort();
  const rows = files.map((file) =>
    row(
      `\`${file}\``,
      mutants.filter((one) => one.file === file),
    ),
  );
  return [
    "| file | killed | of | % |",
    "| --- | --: | --: | --: |",
    ...rows,
    row("all", mutants),
  ].join("\n");
}

function row(name: string, mutants: readonly Mutant[]): string {
  const killed = mutants.filter((mutant) => mutant.killed).length;
  const percent = ((killed / mutants.length) * 100).toFixed(1);
  return `| ${name} | ${killed} | ${mutants.length} | ${percent} |`;
}
