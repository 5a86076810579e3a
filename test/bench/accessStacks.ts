import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { engineEnvironment } from "../engine/engineEnvironment";
import { killAll, processesWith } from "../engine/processes";
import { findAzureNative } from "../azureNative/findAzureNative";
import { accessKinds } from "./access";
import type { AccessKind } from "./access";
import type { Bench } from "./bench";
import { addCustomers } from "./customers";
import { count, megabytes, seconds, times } from "./format";
import { watchMemory } from "./memory";
import { runScript } from "./script";

const repository = dirname(dirname(__dirname));
const runVariable = "BENCH_STACKS";
/** For the first up of all and for the no-op up of all; what is under way then comes to its end. */
const secondsAtMost = 75;
const longestRunSeconds = 400;

/** Stacks that were brought up, and until when the last one was. */
interface Pass {
  stacks: number;
  seconds: number;
}

interface StacksTime {
  first: Pass;
  /** The same stacks, with nothing to do. */
  again: Pass;
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
    "first up",
    "per stack",
    "no-op up",
    "per stack",
    "all processes",
  ]);
  let bare: StacksTime | undefined;
  for (const { kind, name } of accessKinds.filter(({ kind }) => kind !== "shaped")) {
    const time = await timeStacks(kind, kind === "bare" ? bareStacks : customers, bench);
    const cells = (pass: "first" | "again") => {
      const own = time[pass].seconds / time[pass].stacks;
      const base = bare && bare[pass].seconds / bare[pass].stacks;
      return [
        `${count(time[pass].stacks)} in ${seconds(time[pass].seconds)}`,
        seconds(own) + (base === undefined ? "" : ` (${times(own / base)})`),
      ];
    };
    table.row(name, ...cells("first"), ...cells("again"), megabytes(time.tree));
    bare ??= time;
  }
  bench.report.note(
    `${count(customers)} stacks of ours, ${count(bareStacks)} of azure-native alone; nothing more is begun after ${secondsAtMost} s. In brackets: times azure-native alone, by the stack. Each stack starts an engine and a plugin; the programs run inline, in the one process that drives the Automation API. The plugin is the same as above.`,
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
    const told = await runScript(
      "stacks.cjs",
      [root, kind, String(plan.access.stacksAtOnce), String(secondsAtMost)],
      {
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
      },
    ).finally(() => memory.end());
    const { tree } = await memory.end();
    return { ...(told as Omit<StacksTime, "tree">), tree };
  } finally {
    await killAll(find);
    await rm(root, { recursive: true, force: true });
  }
}
