/* Tests the package under its oldest and newest versions: `npx tsx test/e2e/matrix/command.ts [row…]`. */
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEngine } from "../../engine/findEngine";
import { runInterruptible } from "../../engine/runInterruptible";
import { packPackage } from "../../package/install";
import { rows } from "./rows";
import { runRow } from "./runRow";
import type { RowResult } from "./runRow";

void runInterruptible(async (signal) => {
  const wanted = process.argv.slice(2);
  const chosen = rows.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) {
    throw new Error(`There are the rows ${rows.map(({ name }) => name).join(", ")}.`);
  }
  // Found before the clock of the first test runs.
  await findEngine({ signal });
  const folder = await realpath(await mkdtemp(join(tmpdir(), "matrix-")));
  try {
    const tarball = await packPackage(folder, signal);
    const results: RowResult[] = [];
    for (const row of chosen) {
      console.log(`${row.name}: Node ${row.node}, ${row.packages.join(", ")}`);
      const result = await runRow(row, tarball, join(folder, row.name), signal);
      result.failures.forEach((failure) => console.log(failure));
      results.push(result);
    }
    console.table(results.map(({ failures: _failures, ...line }) => line));
    if (results.some(({ passed, failed }) => failed > 0 || passed === 0)) {
      process.exitCode = 1;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
