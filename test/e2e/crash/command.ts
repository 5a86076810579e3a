/* Runs the crash cases and the recorded states with the real engine, prints what they came to, and
 * writes it to RESULTS.md: `npx tsx test/e2e/crash/command.ts`. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { format } from "prettier";
import { version as pulumiVersion } from "@pulumi/pulumi/package.json";
import { findEngine } from "../../engine/findEngine";
import { runCommand } from "../../engine/runCommand";
import { describeResults } from "./results";
import type { FileResult } from "./results";

const repository = dirname(dirname(dirname(__dirname)));
const longestMinutes = 40;

async function main(): Promise<number> {
  const engine = await findEngine();
  console.error("Some minutes of kill -9 …");
  const folder = await mkdtemp(join(tmpdir(), "crash-results-"));
  const file = join(folder, "results.json");
  try {
    const { exitCode, stderr } = await runCommand(
      process.execPath,
      [
        require.resolve("jest/bin/jest"),
        ...["--runInBand", "--json", "--outputFile", file, "test/e2e/crash", "test/e2e/states"],
      ],
      { cwd: repository, env: process.env, timeoutSeconds: longestMinutes * 60 },
    );
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) {
      throw new Error(`jest gave no results:\n${stderr}`);
    }
    const { testResults } = JSON.parse(text) as { testResults: FileResult[] };
    const versions = `Last run on ${new Date().toISOString().slice(0, 10)} with Pulumi ${engine.version}, @pulumi/pulumi ${pulumiVersion}, Node.js ${process.version}.`;
    const sorted = [...testResults].sort((one, other) => one.name.localeCompare(other.name));
    const results = await format(describeResults(sorted, versions), { parser: "markdown" });
    await writeFile(join(__dirname, "RESULTS.md"), results);
    console.log(results);
    if (exitCode !== 0) {
      console.error(stderr);
    }
    return exitCode;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main().then(
  (exitCode) => (process.exitCode = exitCode),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
