import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { cellName, matrix } from "./matrix";
import { runMatrix } from "./runMatrix";
import { legend, matrixTable } from "./table";

/** Runs the whole matrix, prints its table and writes it beside this file. */
async function main(): Promise<void> {
  const started = Date.now();
  const { results, complaints } = await runMatrix(matrix);
  const versions = ["@pulumi/pulumi", "@azure/arm-managementpartner", "@azure/identity"]
    .map((name) => `${name} ${versionOf(name)}`)
    .join(", ");
  const seconds = Math.round((Date.now() - started) / 1000);
  const text = [
    "# Faults",
    "",
    `${results.length} cells in ${seconds} s on ${new Date().toISOString().slice(0, 10)}: Node.js ${process.version}, ${versions}. Printed anew by \`npm run faults\`.`,
    "",
    "Each cell is one request of one operation, struck by one fault in the real dynamic-provider process. A fault lasts until it is taken away, or strikes once. Then the operation is run again without it. In every cell exactly the declared link stands afterwards (except for ●), the state is what Azure has, no link was lost on the way, and the message is a sentence.",
    "",
    legend(results),
    "",
    matrixTable(results),
    "",
  ].join("\n");
  writeFileSync(join(__dirname, "RESULTS.md"), await format(text, { parser: "markdown" }));
  console.log(text);
  for (const { cell, complaints: own, message = "" } of results) {
    own.forEach((complaint) => console.error(`${cellName(cell)}: ${complaint} ${message}`));
  }
  complaints.forEach((complaint) => console.error(complaint));
  const isWrong = complaints.length > 0 || results.some((result) => result.complaints.length > 0);
  process.exitCode = isWrong ? 1 : 0;
}

function versionOf(name: string): string {
  const file = join(__dirname, "../../node_modules", name, "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

void main();
