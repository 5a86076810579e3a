/* Changes each decision in every small way and looks whether a test notices: `npm run mutants`. With the name
 * of a group of them (`npm run mutants -- provider`) it tries that one alone, and writes nothing. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { decisions } from "./decisions";
import { mutantName } from "./mutant";
import type { Mutant } from "./mutant";
import { runMutants } from "./runMutants";
import { survivors } from "./survivors";
import { mutantTable } from "./table";

async function main(only?: string): Promise<void> {
  const started = Date.now();
  const mutants: Mutant[] = [];
  for (const [name, group] of Object.entries(decisions)) {
    if (only === undefined || only === name) {
      mutants.push(...(await runMutants(name, group)));
    }
  }
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  console.log(mutantTable(mutants));
  const complaints = unnamed(mutants);
  if (only === undefined) {
    await writeResults(mutants, minutes);
    complaints.push(...untrue(mutants));
  }
  complaints.forEach((complaint) => console.error(complaint));
  process.exitCode = complaints.length > 0 ? 1 : 0;
}

const names = Object.values(survivors).flat();

function unnamed(mutants: readonly Mutant[]): string[] {
  return mutants
    .filter((mutant) => !mutant.killed && !names.includes(mutantName(mutant)))
    .map((mutant) => `No test notices, in line ${mutant.line} of ${mutantName(mutant)}`);
}

function untrue(mutants: readonly Mutant[]): string[] {
  const alive = mutants.filter(({ killed }) => !killed).map(mutantName);
  return names
    .filter((name) => !alive.includes(name))
    .map((name) => `survivors.ts names what does not survive: ${name}`);
}

async function writeResults(mutants: readonly Mutant[], minutes: string): Promise<void> {
  const text = [
    "# Mutants",
    "",
    `${mutants.length} mutants on ${new Date().toISOString().slice(0, 10)}. Printed anew by \`npm run mutants\`; this run took ${minutes} minutes, in which nothing was tried that had not changed since an earlier one.`,
    "",
    "Each is one small change of a decision: a condition turned round, an operator, a value, a call left out. It is killed when a unit test fails. Words and patterns are changed in tables only, and of the rules only their levels are.",
    "",
    mutantTable(mutants),
    "",
    "## What survives, and why no test is wanted",
    "",
    ...Object.entries(survivors).flatMap(([reason, those]) => [
      `${reason}:`,
      "",
      ...those.map((name) => `- \`\` ${name} \`\``),
      "",
    ]),
  ].join("\n");
  writeFileSync(join(__dirname, "RESULTS.md"), await format(text, { parser: "markdown" }));
}

void main(process.argv[2]);
