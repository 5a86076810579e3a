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
  stacks: number;
  /** Seconds until the last one is up. */
  first: number;
  again: number;
  /** Bytes of all processes. */
  tree: number;
}

/** Onboards customers by Lighthouse in a stack each, through the Automation API. */
export async function measureAccessStacks(bench: Bench): Promise<void> {
  const { customers, stacksAtOnce, bareStacks } = bench.plan.access;
  if (!bench.mayBegin(`${count(customers)} onboardings as stacks`)) {
    return;
  }
  const table = bench.report.table(`Access: onboardings in a stack each, ${stacksAtOnce} at once`, [
    "what",
    "stacks",
    "first up of all",
    "per stack",
    "no-op up of all",
    "per stack",
    "all processes",
  ]);
  let bare: StacksTime | undefined;
  for (const { kind, name } of accessKinds) {
    const time = await timeStacks(kind, kind === "bare" ? bareStacks : customers, bench);
    const perStack = (of: (time: StacksTime) => number) => {
      const own = of(time) / time.stacks;
      return seconds(own) + (bare ? ` (${times(own / (of(bare) / bare.stacks))})` : "");
    };
    table.row(
      name,
      count(time.stacks),
      seconds(time.first),
      perStack(({ first }) => first),
      seconds(time.again),
      perStack(({ again }) => again),
      megabytes(time.tree),
    );
    bare ??= time;
  }
  bench.report.note(
    "In brackets: times azure-native alone, by the stack. Each stack starts an engine and a plugin; the programs run inline, in the one process that drives the Automation API. The plugin is the same as above.",
  );
}

async function timeStacks(kind: AccessKind, stacks: number, bench: Bench): Promise<StacksTime> {
  const { azure, engine, plan, signal } = bench;
  const { customers, env } = addCustomers(azure, stacks, "one");
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
    return { ...(told as { first: number; again: number }), stacks, tree };
  } finally {
    await killAll(find);
    await rm(root, { recursive: true, force: true });
  }
}
