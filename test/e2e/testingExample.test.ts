import { cp, mkdir, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { engineEnvironment } from "../engine/engineEnvironment";
import { findEngine } from "../engine/findEngine";
import { runCommand } from "../engine/runCommand";
import { findAzureNative } from "../azureNative/findAzureNative";

jest.setTimeout(300_000);

const repository = dirname(dirname(__dirname));
const modules = join(repository, "node_modules");

let root: string;
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "testing-example-")));
  await cp(join(repository, "examples", "testing"), join(root, "testing"), { recursive: true });
  await symlink(modules, join(root, "testing", "node_modules"));
  await Promise.all(["home", "temporary", "backend"].map((name) => mkdir(join(root, name))));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** What jest tells of the example's own tests, run as its user runs them. */
async function runTests(pattern: string, env: Record<string, string>) {
  const jestCommand = join(modules, "jest", "bin", "jest.js");
  const { exitCode, stdout, stderr } = await runCommand(
    process.execPath,
    [jestCommand, pattern, "--json", "--silent"],
    {
      cwd: join(root, "testing"),
      // Types are checked with all others.
      env: { ...env, PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
      timeoutSeconds: 240,
    },
  );
  if (exitCode !== 0) {
    throw new Error(`The example's tests ended with exit code ${exitCode}.\n${stderr}`);
  }
  return JSON.parse(stdout) as { numPassedTests: number; numTotalTests: number };
}

test("The example's tests with Pulumi's mocks pass, and need no engine", async () => {
  const env = { PATH: dirname(process.execPath), HOME: join(root, "home") };
  expect(await runTests("customer", env)).toMatchObject({ numPassedTests: 4, numTotalTests: 4 });
});

test("The example's tests with the emulator pass", async () => {
  const env = engineEnvironment(await findEngine(), {
    home: join(root, "home"),
    temporary: join(root, "temporary"),
    backend: join(root, "backend"),
    projectNodeModules: modules,
    // The engine wants the plugin of every package that a program has, used or not.
    pathFirst: [findAzureNative().folder],
  });
  expect(await runTests("link", env)).toMatchObject({ numPassedTests: 3, numTotalTests: 3 });
});
