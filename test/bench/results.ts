import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import type { ClientTime } from "./client";
import type { Life } from "./lives";
import { plots } from "./plots";

export interface Results {
  facts: string;
  minutes: number;
  /** As Markdown. */
  tables: string;
  leftOut: readonly string[];
  lives: readonly Life[];
  client: readonly ClientTime[];
}

/** Writes RESULTS.md and the plots beside this file. */
export async function writeResults(results: Results): Promise<void> {
  const folder = join(__dirname, "plots");
  const drawn = plots(results.lives, results.client);
  await mkdir(folder, { recursive: true });
  for (const { name, svg } of drawn) {
    await writeFile(join(folder, `${name}.svg`), svg);
  }
  const text = [
    "# What links cost",
    "",
    "Written by `npm run bench`. Compare ratios, not seconds; Azure is an emulator on the same machine,",
    "which takes its share of the cores.",
    "",
    `${results.facts}. ${results.minutes} minutes.`,
    "",
    results.tables,
    "",
    "## How cost grows",
    "",
    ...drawn.map(({ name, title }) => `![${title}](plots/${name}.svg)`),
    "",
    "## Left out",
    "",
    ...results.leftOut.map((line) => `- ${line}`),
    "",
  ];
  const markdown = await format(text.join("\n"), { parser: "markdown", printWidth: 100 });
  await writeFile(join(__dirname, "RESULTS.md"), markdown);
}
