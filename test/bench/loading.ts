import { rm } from "node:fs/promises";
import type { Bench } from "./bench";
import { against, milliseconds } from "./format";
import { writeIdentities } from "./identitiesFile";
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
    const taken = median(runs.map((run) => run.milliseconds));
    const target = load.target;
    table.row(
      load.what,
      milliseconds(taken),
      milliseconds(median(runs.map((run) => run.processor))),
      String(runs[0]?.modules ?? 0),
      ...(target === undefined ? ["", ""] : [milliseconds(target), against(taken, target)]),
    );
    if (target !== undefined && taken > target) {
      missed.push(load);
    }
  }
  const first = await firstLink(bench, {});
  table.row(
    "first link of a process, beyond the later ones",
    milliseconds(first.milliseconds),
    milliseconds(first.processor),
    "",
    milliseconds(firstLinkTarget),
    against(first.milliseconds, firstLinkTarget),
  );
  const loaded = await firstLink(bench, { BENCH_CLIENTS_FIRST: "yes" });
  table.row(
    "the same, Azure's clients loaded before",
    milliseconds(loaded.milliseconds),
    milliseconds(loaded.processor),
  );
  report.note(
    `Medians of ${bench.plan.loads} fresh processes each. "Processor" is the process's own time on all its threads.`,
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

/** The clients' loading, the first sign-in's warming up and the first connections in one. */
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
