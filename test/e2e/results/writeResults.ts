import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { format } from "prettier";
import { version as pulumiVersion } from "@pulumi/pulumi/package.json";
import { findEngine } from "../../engine/findEngine";
import { runCommand } from "../../engine/runCommand";
import type { FileResult } from "./testResults";

const repository = dirname(dirname(dirname(__dirname)));

export interface Results {
  /** Test files and folders, from the repository's root. */
  tests: readonly string[];
  longestMinutes: number;
  /** The document that is written. */
  file: string;
  /** What it says of the tests; `versions` says when and with what they ran. */
  describe(files: readonly FileResult[], versions: string): string;
}

/** Runs tests with the real engine, prints what they came to and writes it down. */
export async function writeResults(results: Results): Promise<void> {
  process.exitCode = await runTests(results).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
}

async function runTests({ tests, longestMinutes, file, describe }: Results): Promise<number> {
  const engine = await findEngine();
  const folder = await mkdtemp(join(tmpdir(), "results-"));
  const output = join(folder, "results.json");
  try {
    const { exitCode, stderr } = await runCommand(
      process.execPath,
      [
        require.resolve("jest/bin/jest"),
        ...["--runInBand", "--json", "--outputFile", output, ...tests],
      ],
      { cwd: repository, env: process.env, timeoutSeconds: longestMinutes * 60 },
    );
    const text = await readFile(output, "utf8").catch(() => undefined);
    if (text === undefined) {
      throw new Error(`jest gave no results:\n${stderr}`);
    }
    const { testResults } = JSON.parse(text) as { testResults: FileResult[] };
    const versions = `Last run on ${new Date().toISOString().slice(0, 10)} with Pulumi ${engine.version}, @pulumi/pulumi ${pulumiVersion}, Node.js ${process.version}.`;
    const sorted = [...testResults].sort((one, other) => one.name.localeCompare(other.name));
    const document = await format(describe(sorted, versions), { parser: "markdown" });
    await writeFile(file, document);
    console.log(document);
    if (exitCode !== 0) {
      console.error(stderr);
    }
    return exitCode;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
