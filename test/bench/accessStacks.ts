import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { engineEnvironment } from "../engine/engineEnvironment";
import { killAll, processesWith } from "../engine/processes";
import { findAzureNative } from "../standin/azureNative";
import { accessKinds } from "./access";
import type { AccessKind } from "./access";
import type { Bench } from "./bench";
import { addCustomers } from "./customers";
import { count, megabytes, seconds, times } from "./format";
import { watchMemory } from "./memory";
import { runScript } from "./script";

const repository = dirname(dirname(__dirname));
const runVariable = "BENCH_STACKS";
const longestRunSeconds = 400;

interface StacksTime {
  first: number;
  again: number;
  /** Bytes of all processes. */
  tree: number;
}

/** Onboards customers by Lighthouse in a stack each, through the Automation API. */
export async function measureAccessStacks(bench: Bench): Promise<void> {
  const { customers, stacksAtOnce } = bench.plan.access;
  if (!bench.mayBegin(`${count(customers)} onboardings as stacks`)) {
    return;
  }
  const table = bench.report.table(
    `Access: ${count(customers)} onboardings in a stack each, ${stacksAtOnce} at once`,
    ["what", "first up", "per stack", "no-op up", "per stack", "all processes"],
  );
  let bare: StacksTime | undefined;
  for (const { kind, name } of accessKinds) {
    const time = await timeStacks(kind, bench);
    const { first, again, tree } = time;
    const beside = (value: number, base?: number) => (base ? ` (${times(value / base)})` : "");
    table.row(
      name,
      seconds(first) + beside(first, bare?.first),
      seconds(first / customers),
      seconds(again) + beside(again, bare?.again),
      seconds(again / customers),
      megabytes(tree) + beside(tree, bare?.tree),
    );
    bare ??= time;
  }
  bench.report.note(
    "Each stack starts an engine and a plugin; the programs run inline, in the one process that drives the Automation API. The plugin is the same as above.",
  );
}

async function timeStacks(kind: AccessKind, bench: Bench): Promise<StacksTime> {
  const { azure, engine, plan, signal } = bench;
  const { customers, env } = addCustomers(azure, plan.access.customers, "one");
  const root = await realpath(await mkdtemp(join(tmpdir(), "bench-stacks-")));
  const mark = randomUUID();
  const find = () => processesWith(runVariable, mark);
  const folders = {
    home: join(root, "home"),
    temporary: join(root, "temporary"),
    backend: join(root, "backend"),
  };
  try {
    await Promise.all(Object.values(folders).map((folder) => mkdir(folder)));
    await writeFile(join(root, "customers.json"), JSON.stringify(customers));
    const memory = watchMemory(find);
    const told = await runScript("stacks.cjs", [root, kind, String(plan.access.stacksAtOnce)], {
      env: {
        ...engineEnvironment(engine, {
          ...folders,
          projectNodeModules: join(repository, "node_modules"),
          pathFirst: [findAzureNative().folder],
        }),
        ...env,
        [runVariable]: mark,
      },
      timeoutSeconds: longestRunSeconds,
      signal,
    }).finally(() => memory.end());
    const { tree } = await memory.end();
    return { ...(told as { first: number; again: number }), tree };
  } finally {
    await killAll(find);
    await rm(root, { recursive: true, force: true });
  }
}
