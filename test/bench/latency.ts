import { availableParallelism } from "node:os";
import type { Bench } from "./bench";
import { against, count, seconds } from "./format";
import { skipCheckpoints } from "./checkpoints";
import { linkSeconds, variants } from "./plan";
import type { Plan, Variant } from "./plan";
import { openProject } from "./project";

type LatencyCell = Plan["latencies"][number];

/** The engine's own, when it is told nothing. */
const defaultParallel = 4 * availableParallelism();
const share = 1.25;

/** How long links take when Azure takes its time. */
export async function measureLatency(bench: Bench): Promise<void> {
  const { azure, report, plan } = bench;
  const table = report.table("up at Azure's latency", [
    "links",
    "parallel",
    "empty",
    "PartnerAdminLink",
    "serialised",
    "wait by arithmetic",
    `${share} x empty + wait`,
    "",
  ]);
  for (const cell of plan.latencies) {
    const { links, parallel = defaultParallel } = cell;
    if (!bench.mayBegin(`${count(links)} links at latency, ${parallel} at once`)) {
      continue;
    }
    const empty = await timeUp(variants.empty, cell, bench);
    azure.setLatency(true);
    try {
      const own = await timeUp(variants.oneApp, cell, bench);
      const isSmall = links <= 50 && cell.parallel === undefined;
      const closure = isSmall ? seconds(await timeUp(variants.closure, cell, bench)) : "";
      const wait = Math.ceil(links / parallel) * linkSeconds;
      const bound = share * empty + wait;
      table.row(
        `${count(links)}${cell.checkpoints === false ? ", no checkpoints" : ""}`,
        String(parallel),
        seconds(empty),
        seconds(own),
        closure,
        seconds(wait),
        seconds(bound),
        against(own, bound),
      );
    } finally {
      azure.setLatency(false);
    }
  }
  report.note(
    `Token 100 ms, every request to Resource Manager 150 ms, a write 1,000 ms on top: ${linkSeconds} s per link. The wait is that, times links over parallelism, rounded up.`,
  );
}

async function timeUp(
  { kind, identities }: Variant,
  { links, parallel, checkpoints }: LatencyCell,
  bench: Bench,
): Promise<number> {
  const project = await openProject({
    ...bench,
    kind,
    identities: bench.azure[identities](links),
    env: checkpoints === false ? skipCheckpoints : {},
  });
  try {
    const args = parallel === undefined ? [] : ["--parallel", String(parallel)];
    return (await project.run("up", args)).seconds;
  } finally {
    await project.close();
  }
}
