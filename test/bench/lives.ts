import type { Bench } from "./bench";
import { count, megabytes, seconds, times } from "./format";
import { variants } from "./plan";
import type { LifePlan, Variant } from "./plan";
import { openProject } from "./project";
import type { Cost } from "./project";
import { median } from "./statistics";

type LifeVerb = LifePlan["verbs"][number];

/** The medians of one variant at one count of links. */
export interface Life {
  links: number;
  variant: Variant;
  seconds: Partial<Record<LifeVerb, number>>;
  /** Bytes of the provider's process in `up`, where they can be told. */
  provider?: number;
  /** Bytes of all processes in `up`. */
  tree: number;
  /** Requests of all kinds in `up`. */
  requests: number;
}

/** At most this many times the empty resource. */
const targets: Partial<Record<LifeVerb, number>> = {
  up: 1.25,
  "no-op up": 1.05,
  preview: 1.05,
  refresh: 1.25,
};
const memoryTarget = 1.3;

const columns: LifeVerb[] = ["up", "no-op up", "preview", "refresh", "destroy"];

/** Leads links through their whole life, beside the same number of empty resources. */
export async function measureLives(bench: Bench): Promise<Life[]> {
  const { report, plan } = bench;
  const table = report.table("Links through their life, without latency", [
    "links",
    ...columns,
    "provider",
    "all processes",
  ]);
  const lives: Life[] = [];
  for (const life of plan.lives) {
    if (!bench.mayBegin(`${count(life.links)} links without latency`)) {
      continue;
    }
    const measured = await measureLife(life, bench);
    const floor = measured.find(({ variant }) => variant === variants.empty);
    for (const one of measured) {
      table.row(`${count(one.links)} ${one.variant.name}`, ...cells(one, floor));
    }
    lives.push(...measured);
  }
  report.note("In brackets: times the empty resource of the same count. Medians of the rounds.");
  judge(lives, bench);
  return lives;
}

async function measureLife(life: LifePlan, bench: Bench): Promise<Life[]> {
  const costs = new Map<Variant, Partial<Record<LifeVerb, Cost[]>>>();
  // In turn, so that whatever else the machine does strikes all of them.
  for (let round = 0; round < life.rounds; round += 1) {
    for (const variant of life.variants) {
      const own = costs.get(variant) ?? {};
      costs.set(variant, own);
      await live(life, variant, bench, (verb, cost) => {
        own[verb] = [...(own[verb] ?? []), cost];
      });
    }
  }
  return [...costs].map(([variant, own]) => summarise(life.links, variant, own));
}

async function live(
  { links, verbs }: LifePlan,
  { kind, identities }: Variant,
  bench: Bench,
  tell: (verb: LifeVerb, cost: Cost) => void,
): Promise<void> {
  const project = await openProject({ ...bench, kind, identities: bench.azure[identities](links) });
  try {
    for (const verb of verbs) {
      tell(verb, await project.run(verb === "no-op up" ? "up" : verb));
    }
  } finally {
    await project.close();
  }
}

function summarise(
  links: number,
  variant: Variant,
  costs: Partial<Record<LifeVerb, Cost[]>>,
): Life {
  const up = costs.up ?? [];
  const provider = up.flatMap(({ memory }) => memory.provider ?? []);
  const [{ traffic } = { traffic: undefined }] = up;
  return {
    links,
    variant,
    seconds: Object.fromEntries(
      Object.entries(costs).map(([verb, runs]) => [verb, median(runs.map((run) => run.seconds))]),
    ),
    provider: provider.length > 0 ? median(provider) : undefined,
    tree: median(up.map(({ memory }) => memory.tree)),
    requests: traffic ? traffic.metadata + traffic.discovery + traffic.tokens + traffic.links : 0,
  };
}

function cells(life: Life, floor: Life | undefined): string[] {
  const beside = (shown: string, value: number, base: number | undefined) =>
    base === undefined || floor === life ? shown : `${shown} (${times(value / base)})`;
  return [
    ...columns.map((verb) => {
      const value = life.seconds[verb];
      return value === undefined ? "" : beside(seconds(value), value, floor?.seconds[verb]);
    }),
    life.provider === undefined
      ? ""
      : beside(megabytes(life.provider), life.provider, floor?.provider),
    beside(megabytes(life.tree), life.tree, floor?.tree),
  ];
}

/** Sets every link against the empty resource of the same count. */
function judge(lives: readonly Life[], { report }: Bench): void {
  const table = report.table("Links against the empty resource", [
    "what",
    "target",
    "highest",
    "at",
    "",
  ]);
  const pairs = lives
    .filter(({ variant }) => variant.kind === "link")
    .flatMap((life) => {
      const floor = lives.find(
        ({ links, variant }) => links === life.links && variant === variants.empty,
      );
      return floor ? [{ life, floor }] : [];
    });
  const add = (what: string, target: number, of: (life: Life) => number | undefined) => {
    const ratios = pairs.flatMap(({ life, floor }) => {
      const [own, base] = [of(life), of(floor)];
      return own === undefined || base === undefined ? [] : [{ life, ratio: own / base }];
    });
    const [highest] = ratios.sort((one, other) => other.ratio - one.ratio);
    if (highest) {
      const at = `${count(highest.life.links)} ${highest.life.variant.name}`;
      const verdict = highest.ratio <= target ? "reached" : "missed";
      table.row(what, times(target), times(highest.ratio), at, verdict);
    }
  };
  for (const [verb, target] of Object.entries(targets)) {
    add(verb, target, (life) => life.seconds[verb as LifeVerb]);
  }
  add("memory of the provider's process", memoryTarget, (life) => life.provider);
}
