import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { engineEnvironment } from "../engine/engineEnvironment";
import { killAll, processesWith } from "../engine/processes";
import { runCommand } from "../engine/runCommand";
import type { Bench } from "./bench";
import { count, seconds } from "./format";

const repository = dirname(dirname(__dirname));
const example = join(repository, "examples", "fleet");
const runVariable = "BENCH_FLEET";
const longestRunSeconds = 900;

/** Onboards customers with the fleet example, one stack each, and resumes when all is done. */
export async function measureFleet(bench: Bench): Promise<void> {
  const customers = bench.plan.fleet;
  const what = `${count(customers)} stacks with examples/fleet`;
  if (customers === 0 || !bench.mayBegin(what)) {
    return;
  }
  const root = await realpath(await mkdtemp(join(tmpdir(), "bench-fleet-")));
  try {
    const run = await prepare(root, customers, bench);
    const first = await run();
    const done = await run();
    const table = bench.report.table(`A stack per customer: ${what}`, [
      "run",
      "time",
      "per stack",
      "stacks per minute",
    ]);
    for (const [name, taken] of [
      ["first", first],
      ["resumed, all done before", done],
    ] as const) {
      table.row(
        name,
        seconds(taken),
        seconds(taken / customers),
        (60 / (taken / customers)).toFixed(0),
      );
    }
    bench.report.note("As many stacks at once as there are cores; without latency.");
  } finally {
    await killAll(() => processesWith(runVariable, root));
    await rm(root, { recursive: true, force: true });
  }
}

/** Sets everything up; the answer runs the example to its end and tells the seconds. */
async function prepare(root: string, customers: number, { azure, engine, signal }: Bench) {
  const folders = {
    home: join(root, "home"),
    temporary: join(root, "temporary"),
    backend: join(root, "backend"),
  };
  await Promise.all(Object.values(folders).map((folder) => mkdir(folder)));
  const nodeModules = join(repository, "node_modules");
  await symlink(nodeModules, join(root, "node_modules"));
  const { env } = azure.oneApp(customers);
  const file = join(root, "customers.json");
  const data = azure.emulator.directory
    .servicePrincipals()
    .filter(({ clientId }) => clientId === env.ARM_CLIENT_ID)
    .map(({ tenantId, objectId }, index) => ({
      name: `customer-${index + 1}`,
      ...{ tenantId, objectId },
    }));
  await writeFile(file, JSON.stringify(data));
  const args = ["--partner-id", azure.partnerId, "--folder", join(root, "fleet"), file];
  return async (): Promise<number> => {
    const start = performance.now();
    const result = await runCommand(
      join(nodeModules, ".bin", "tsx"),
      [join(example, "index.ts"), ...args],
      {
        cwd: example,
        env: {
          ...engineEnvironment(engine, { ...folders, projectNodeModules: nodeModules }),
          ...env,
          [runVariable]: root,
        },
        timeoutSeconds: longestRunSeconds,
        signal,
      },
    );
    signal.throwIfAborted();
    if (result.exitCode !== 0) {
      throw new Error(`The fleet ${result.ended}:\n${result.stdout}${result.stderr}`);
    }
    return (performance.now() - start) / 1000;
  };
}
