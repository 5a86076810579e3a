import type { Bench } from "./bench";
import { count, megabytes, seconds, times } from "./format";
import { variants } from "./plan";
import type { LifePlan, Variant } from "./plan";
import { openProject } from "./project";
import type { Cost } from "./project";
import { addRatios, ratioColumns } from "./rounds";
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
  /** What each round cost, in their order. */
  rounds: Partial<Record<LifeVerb, Cost[]>>;
}

/**
 * At most this many times the empty resource of the same shape: outputs are what people and reports
 * read. A refresh asks Azure and has no such floor; its requests are counted instead.
 */
const targets: Partial<Record<LifeVerb, number>> = { up: 1.15, "no-op up": 1.05, preview: 1.05 };
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
  for (const { links } of plan.lives.filter(({ judged }) => judged)) {
    judge(
      links,
      lives.filter((life) => life.links === links),
      bench,
    );
  }
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
    rounds: costs,
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

/** Sets links against the empty resource of their shape, round by round. */
function judge(links: number, lives: readonly Life[], { report }: Bench): void {
  const own = lives.find(({ variant }) => variant === variants.oneApp)?.rounds;
  const floor = lives.find(({ variant }) => variant === variants.shaped)?.rounds;
  if (!own || !floor) {
    return;
  }
  const table = report.table(
    `${count(links)} links against the empty resource of their shape`,
    ratioColumns,
  );
  for (const [verb, target] of Object.entries(targets) as [LifeVerb, number][]) {
    const [taken, base] = [own, floor].map((rounds) => (rounds[verb] ?? []).map(secondsOf));
    addRatios(table, verb, target, taken ?? [], base ?? []);
  }
  const [memory, base] = [own, floor].map(({ up = [] }) =>
    up.flatMap((cost) => cost.memory.provider ?? []),
  );
  addRatios(table, "memory of the provider's process", memoryTarget, memory ?? [], base ?? []);
  const asked = own.refresh?.at(-1)?.traffic;
  if (asked) {
    report.note(
      `A refresh asked for ${count(asked.tokens)} tokens and read ${count(asked.links)} links: one of each per identity is what it is held to.`,
    );
  }
}

const secondsOf = ({ seconds: taken }: Cost): number => taken;
