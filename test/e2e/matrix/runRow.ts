import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../../engine/runCommand";
import { installedVersion, installNode, installPackages } from "../../package/install";
import type { Row } from "./rows";

/** What came of one row. */
export interface RowResult {
  name: string;
  node: string;
  pulumi: string;
  identity: string;
  passed: number;
  failed: number;
  seconds: number;
  /** What jest said of the tests that failed, or why none was run. */
  failures: string[];
}

const repository = join(__dirname, "..", "..", "..");
/** They do not run the installation under test, or are about another one. */
const others = ["test/e2e/start\\.test", "test/e2e/installation\\.test"];

/** Installs one combination of versions into a folder and runs its tests there. */
export async function runRow(
  row: Row,
  tarball: string,
  folder: string,
  signal: AbortSignal,
): Promise<RowResult> {
  const start = Date.now();
  const node = await installNode(join(folder, "node"), row.node, signal);
  const root = join(folder, "installation");
  await installPackages(root, [tarball, ...row.packages], signal);
  const versions = {
    node: (await runCommand(node, ["--version"], { timeoutSeconds: 20, signal })).stdout.trim(),
    pulumi: await installedVersion(root, "@pulumi/pulumi"),
    identity: await installedVersion(root, "@azure/identity"),
  };
  const report = await runTests(row, { root, node, file: join(folder, "report.json") }, signal);
  return {
    name: row.name,
    ...versions,
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    seconds: Math.round((Date.now() - start) / 1000),
    failures: report.testResults.map(({ message }) => message).filter((text) => text !== ""),
  };
}

/** As far as it is read here. */
interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { message: string }[];
}

async function runTests(
  { tests }: Row,
  { root, node, file }: { root: string; node: string; file: string },
  signal: AbortSignal,
): Promise<JestReport> {
  const jest = join(repository, "node_modules", "jest", "bin", "jest.js");
  const args = [jest, "--runInBand", "--json", "--outputFile", file, "--testPathPatterns"];
  await rm(file, { force: true });
  const { stderr } = await runCommand(
    process.execPath,
    [...args, ...tests, "--testPathIgnorePatterns", "/node_modules/", ...others],
    {
      cwd: repository,
      env: { ...process.env, TEST_INSTALLATION: root, TEST_NODE: node },
      timeoutSeconds: 3600,
      signal,
    },
  );
  signal.throwIfAborted();
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`jest wrote no report:\n${stderr.trim()}`);
  });
  return JSON.parse(text) as JestReport;
}
