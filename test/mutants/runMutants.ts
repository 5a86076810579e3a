import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Decisions } from "./decisions";
import type { Mutant } from "./mutant";

const repository = join(__dirname, "../..");

/** What is read of Stryker's results: its types are of another module system. */
interface Result {
  fileName: string;
  location: Record<"start" | "end", { line: number; column: number }>;
  replacement?: string;
  status: string;
}

/** Makes every mutant of some decisions, and tries the tests on each. */
export async function runMutants(
  name: string,
  { files, tests, tables, words = false }: Decisions,
): Promise<Mutant[]> {
  const { Stryker } = await import("@stryker-mutator/core");
  const stryker = new Stryker({
    mutate: [...files],
    mutator: { excludedMutations: words ? [] : ["Regex", "StringLiteral"] },
    plugins: ["@stryker-mutator/jest-runner"],
    testRunner: "jest",
    jest: {
      enableFindRelatedTests: false,
      config: {
        testMatch: ["<rootDir>/test/mutants/together.ts"],
        globals: { testsOfGroup: tests },
        moduleNameMapper: { "^@pulumi/pulumi$": "<rootDir>/test/mutants/pulumiParts.ts" },
        reporters: [],
        maxWorkers: 1,
      },
    },
    ignoreStatic: !tables,
    coverageAnalysis: "perTest",
    reporters: ["progress-append-only"],
    ignorePatterns: ["dist", ".mutants"],
    tempDirName: `.mutants/${name}`,
    cleanTempDir: "always",
    // A run after a change tries again only what the change can have touched.
    incremental: true,
    incrementalFile: `node_modules/.cache/mutants/${name}-${digest({ files, tables, words })}.json`,
    concurrency: 2,
    // Generous, because it bounds only what hangs, and what hangs counts as killed.
    timeoutMS: 60_000,
    allowEmpty: false,
  });
  const results: Result[] = await stryker.runMutationTest();
  return results.filter(({ status }) => status !== "Ignored").map(toMutant);
}

/** Stryker keeps results of files that are not asked for any more, so another question has another file. */
function digest(question: object): string {
  return createHash("sha256").update(JSON.stringify(question)).digest("hex").slice(0, 8);
}

function toMutant({ fileName, location, replacement = "", status }: Result): Mutant {
  const file = relative(repository, fileName);
  const { start, end } = location;
  const lines = readFileSync(join(repository, file), "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const text = lines.map((line, index) =>
    line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
  );
  return {
    file,
    line: start.line,
    was: plain(text.join(" ")),
    became: plain(replacement),
    // A run-time error is one before the first test: the tests do not even load.
    killed: ["Killed", "Timeout", "RuntimeError"].includes(status),
  };
}

const plain = (code: string) => code.replace(/\s+/g, " ").trim();
