import { mkdtemp, realpath, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { writeProgram } from "../engine/programFolder";
import { findAzureNative } from "../azureNative/findAzureNative";
import type { Bench } from "./bench";
import { addCustomers } from "./customers";
import type { CustomersAndEnvironment } from "./customers";
import { count, megabytes, seconds, times } from "./format";
import type { MemoryUse } from "./memory";
import { watchPlugins } from "./plugins";
import type { PluginUse } from "./plugins";
import { openProgram } from "./project";
import type { Cost, Program, Verb } from "./project";
import { addRatios, ratioColumns } from "./rounds";
import { median } from "./statistics";

/**
 * Two azure-native resources per customer: declared as they are, below two components that do nothing
 * (what Pulumi itself asks for components), and below ours.
 */
export const accessKinds = [
  { kind: "bare", name: "azure-native alone" },
  { kind: "shaped", name: "azure-native below empty components" },
  { kind: "onboarding", name: "CustomerOnboarding" },
] as const;

export type AccessKind = (typeof accessKinds)[number]["kind"];

const verbs = ["up", "no-op up", "preview", "destroy"] as const;

type AccessCost = Cost & { plugin: PluginUse };
type Costs = Record<(typeof verbs)[number], AccessCost[]>;

const repository = dirname(dirname(__dirname));
const nodeModules = join(repository, "node_modules");
const pluginName = "pulumi-resource-azure-native";

/** Onboards customers by Lighthouse in one program, beside azure-native alone. */
export async function measureOnboardings(bench: Bench): Promise<void> {
  const { customers, rounds } = bench.plan.access;
  if (!bench.mayBegin(`${count(customers)} onboardings in one program`)) {
    return;
  }
  const table = bench.report.table(
    `Access: ${count(customers)} onboardings by Lighthouse in one program, ${count(2 * customers)} azure-native resources`,
    ["what", ...verbs, "plugin's processor time, up", "requests, up", "all processes, up"],
  );
  const own: Record<AccessKind, Costs> = {
    bare: noCosts(),
    shaped: noCosts(),
    onboarding: noCosts(),
  };
  // In turn, so that whatever else the machine does strikes both.
  for (let round = 0; round < rounds; round += 1) {
    for (const { kind } of accessKinds) {
      await live(kind, own[kind], bench);
    }
  }
  for (const { kind, name } of accessKinds) {
    table.row(name, ...cells(own[kind], kind === "bare" ? undefined : own.bare));
  }
  const plugin = findAzureNative().kind === "standIn" ? standIn : "The plugin is the released one.";
  bench.report.note(
    `In brackets: times azure-native alone. Medians of ${rounds}. One provider for all. ${plugin}`,
  );
  judge(own, bench);
}

/** At most this many times azure-native alone, in one program. */
const targets: Partial<Record<(typeof verbs)[number], number>> = {
  up: 1.5,
  "no-op up": 1.25,
  destroy: 1.5,
};
const memoryTarget = 1.2;

function judge({ onboarding, bare }: Record<AccessKind, Costs>, { report, plan }: Bench): void {
  const table = report.table(
    `Access: ${count(plan.access.customers)} onboardings against azure-native alone`,
    ratioColumns,
  );
  const add = (what: string, target: number, verb: keyof Costs, of: (cost: Cost) => number) =>
    addRatios(table, what, target, onboarding[verb].map(of), bare[verb].map(of));
  for (const [verb, target] of Object.entries(targets) as [keyof Costs, number][]) {
    add(verb, target, verb, (cost) => cost.seconds);
  }
  add("memory of all processes, up", memoryTarget, "up", ({ memory }) => memory.tree);
}

const standIn =
  "The plugin is a stand-in in Node.js (test/azureNative): its processor time, its requests and most of what is waited for in an up and a destroy are its own and the emulator's, in both rows alike. What our components add is the difference of the rows.";

/** What an explicit provider per customer costs: the engine starts a process for each. */
export async function measureProviders(bench: Bench): Promise<void> {
  const { providers } = bench.plan.access;
  if (!bench.mayBegin(`${count(providers)} explicit azure-native providers`)) {
    return;
  }
  const table = bench.report.table(
    `Access: ${count(providers)} onboardings with one azure-native provider, and with one each`,
    ["providers", "up", "plugin's processes", "plugin's memory", "all processes"],
  );
  for (const owners of ["one", "each"] as const) {
    const cost = await withProgram(
      "onboarding",
      addCustomers(bench.azure, providers, owners),
      bench,
      (program) => runWatched(program, "up"),
    );
    const { plugin, memory } = cost;
    table.row(
      owners === "one" ? "the default one" : `${count(providers)} explicit ones`,
      seconds(cost.seconds),
      String(plugin.processes),
      megabytes(plugin.memory),
      megabytes(memory.tree),
    );
  }
  bench.report.note(
    "The engine starts one plugin process per explicit provider, whoever declares it; how much memory each takes is the plugin's own affair, here the stand-in's. A program for many customers with a provider each grows by that; a stack per customer does not.",
  );
}

async function live(kind: AccessKind, costs: Costs, bench: Bench): Promise<void> {
  const customers = addCustomers(bench.azure, bench.plan.access.customers, "one");
  await withProgram(kind, customers, bench, async (program) => {
    for (const verb of verbs) {
      costs[verb].push(await runWatched(program, verb === "no-op up" ? "up" : verb));
    }
  });
}

async function runWatched(program: Program, verb: Verb): Promise<AccessCost> {
  const plugins = watchPlugins(program.processes, pluginName);
  try {
    const cost = await program.run(verb);
    return { ...cost, plugin: await plugins.end() };
  } finally {
    await plugins.end();
  }
}

async function withProgram<T>(
  kind: AccessKind,
  { customers, env }: CustomersAndEnvironment,
  bench: Bench,
  act: (program: Program) => Promise<T>,
): Promise<T> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "bench-access-")));
  const text = (name: string) => readFileSync(join(__dirname, "programs", name), "utf8");
  const files = {
    "index.js": text("customers.cjs"),
    "access.cjs": text("access.cjs"),
    "customers.json": JSON.stringify(customers),
  };
  try {
    await writeProgram(folder, files, packages);
    const program = await openProgram({
      ...bench,
      name: kind,
      program: { project: folder },
      env: { ...env, BENCH_ACCESS: kind },
      pathFirst: [findAzureNative().folder],
    });
    try {
      return await act(program);
    } finally {
      await program.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As an installation has them; azure-native is linked, because it is big. */
const packages = {
  "pulumi-azure-partner/package.json": join(repository, "package.json"),
  "pulumi-azure-partner/dist": join(repository, "dist"),
  "@pulumi/pulumi": join(nodeModules, "@pulumi", "pulumi"),
  "@pulumi/azure-native": join(nodeModules, "@pulumi", "azure-native"),
};

const noCosts = (): Costs => ({ up: [], "no-op up": [], preview: [], destroy: [] });

function cells(own: Costs, bare: Costs | undefined): string[] {
  const beside = (of: (costs: Costs) => number, show: (value: number) => string): string => {
    const value = of(own);
    return bare === undefined ? show(value) : `${show(value)} (${times(value / of(bare))})`;
  };
  const requests = ({ traffic }: Cost) =>
    traffic.metadata + traffic.discovery + traffic.tokens + traffic.access;
  const tree = ({ memory }: { memory: MemoryUse }) => memory.tree;
  return [
    ...verbs.map((verb) =>
      beside((costs) => median(costs[verb].map((cost) => cost.seconds)), seconds),
    ),
    beside((costs) => median(costs.up.map(({ plugin }) => plugin.seconds)), seconds),
    String(median(own.up.map(requests))),
    beside((costs) => median(costs.up.map(tree)), megabytes),
  ];
}
