import { rm } from "node:fs/promises";
import type { Bench } from "./bench";
import { against, milliseconds } from "./format";
import { writeIdentities } from "./identitiesFile";
import type { Table } from "./report";
import { runScript } from "./script";
import { median } from "./statistics";

interface Load {
  what: string;
  measured: string;
  /** Loaded before and not counted. */
  before: string[];
  target?: number;
}

const pulumi = "@pulumi/pulumi";
const azureNative = ["managedservices", "authorization"].map(
  (name) => `@pulumi/azure-native/${name}`,
);

const loads: Load[] = [
  {
    what: "pulumi-azure-partner, on top of @pulumi/pulumi",
    measured: "pulumi-azure-partner",
    before: [pulumi],
    target: 5,
  },
  {
    what: "…/access, on top of @pulumi/pulumi",
    measured: "pulumi-azure-partner/access",
    before: [pulumi],
    target: 20,
  },
  {
    what: "…/access, on top of azure-native's modules too",
    measured: "pulumi-azure-partner/access",
    before: [pulumi, ...azureNative],
  },
  {
    what: "…/provider, alone",
    measured: "pulumi-azure-partner/provider",
    before: [],
    target: 15,
  },
  { what: "@azure/identity, alone", measured: "@azure/identity", before: [] },
  {
    what: "@azure/arm-managementpartner, on top of it",
    measured: "@azure/arm-managementpartner",
    before: ["@azure/identity"],
  },
];

const firstLinkTarget = 150;

/** How long a program and the provider's process wait for code. */
export async function measureLoading(bench: Bench): Promise<void> {
  const { report } = bench;
  const table = report.table("Loading", ["what", "median", "processor", "modules", "target", ""]);
  const missed: Load[] = [];
  for (const load of loads) {
    const runs = await repeat(bench.plan.loads, () => loadOnce(load, bench));
    const taken = median(runs.map((run) => run.processor));
    const target = load.target;
    table.row(
      load.what,
      milliseconds(median(runs.map((run) => run.milliseconds))),
      milliseconds(taken),
      String(runs[0]?.modules ?? 0),
      ...(target === undefined ? ["", ""] : [milliseconds(target), against(taken, target)]),
    );
    if (target !== undefined && taken > target) {
      missed.push(load);
    }
  }
  await measureFirstLink(table, bench);
  report.note(
    `Medians of ${bench.plan.loads} fresh processes each. "Processor" is the process's own time on all its threads: the targets are about it, as it hardly depends on what else the machine does.`,
  );
  report.note(
    "Of a first link, warming up is what the official client takes longer for its own first link, once it is loaded: the first connections, TLS, and code that runs for the first time. What is ours includes the reading of a custom cloud's metadata.",
  );
  for (const load of [...missed, ...loads.filter(({ measured }) => measured === clients)]) {
    report.note(`${load.what}, by package: ${await packagesOf(load, bench)}.`);
  }
}

const clients = "@azure/identity";

interface Taken {
  milliseconds: number;
  /** Milliseconds of the processor. */
  processor: number;
}

interface Loaded extends Taken {
  modules: number;
  packages?: Record<string, number>;
}

async function loadOnce(
  { measured, before }: Load,
  { signal }: Bench,
  env: Record<string, string> = {},
): Promise<Loaded> {
  return (await runScript("loading.cjs", [measured, ...before], { env, signal })) as Loaded;
}

async function packagesOf(load: Load, bench: Bench): Promise<string> {
  const { packages = {} } = await loadOnce(load, bench, { BENCH_PACKAGES: "yes" });
  return Object.entries(packages)
    .map(([name, own]) => `${name} ${milliseconds(own)}`)
    .join(", ");
}

/** What the first link of a process takes longer than later ones, and of what that consists. */
async function measureFirstLink(table: Table, bench: Bench): Promise<void> {
  const first = await firstLink(bench, {});
  const loaded = await firstLink(bench, { BENCH_CLIENTS_FIRST: "yes" });
  const plain = await firstLink(bench, { BENCH_CLIENTS_FIRST: "yes", BENCH_PLAIN: "yes" });
  const own = less(loaded, plain);
  const loading = less(first, loaded);
  const add = (what: string, taken: Taken) =>
    table.row(what, milliseconds(taken.milliseconds), milliseconds(taken.processor));
  add("first link of a process, beyond the later ones", first);
  add("… of that the clients' and TLS's warming up", plain);
  add("… the loading of Azure's clients", loading);
  add("… our own", own);
  const judged = own.processor + loading.processor;
  table.row(
    "… our own and the clients' loading",
    milliseconds(own.milliseconds + loading.milliseconds),
    milliseconds(judged),
    "",
    milliseconds(firstLinkTarget),
    against(judged, firstLinkTarget),
  );
}

const less = (one: Taken, other: Taken): Taken => ({
  milliseconds: one.milliseconds - other.milliseconds,
  processor: one.processor - other.processor,
});

/** Beyond the median of the later links of the same process. */
async function firstLink(
  { azure, plan, signal }: Bench,
  more: Record<string, string>,
): Promise<Taken> {
  const runs = await repeat(plan.loads, async () => {
    const identities = azure.ownSecrets(6);
    const file = await writeIdentities(azure.partnerId, identities);
    try {
      const env = { ...identities.env, ...more, BENCH_IDENTITIES: file };
      return (await runScript("firstLinks.cjs", [], { env, signal })) as { links: Taken[] };
    } finally {
      await rm(file);
    }
  });
  const beyond = (of: (taken: Taken) => number) =>
    median(
      runs.map(({ links }) => {
        const [first = 0, ...later] = links.map(of);
        return first - median(later);
      }),
    );
  return {
    milliseconds: beyond((taken) => taken.milliseconds),
    processor: beyond((taken) => taken.processor),
  };
}

async function repeat<T>(times: number, act: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < times; round += 1) {
    results.push(await act());
  }
  return results;
}
