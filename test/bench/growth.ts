import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { processesWith } from "../engine/processes";
import { inParallel } from "../faults/inParallel";
import { startHost } from "../host/host";
import type { Host } from "../host/host";
import type { Bench } from "./bench";
import { count, megabytes } from "./format";

const creationsAtOnce = 16;
const processVariable = "BENCH_PROCESS";

/** What the provider's process keeps of each link, by making ever more of them in one. */
export async function measureGrowth(bench: Bench): Promise<void> {
  const { azure, plan, report } = bench;
  if (!bench.mayBegin("memory by links in one process")) {
    return;
  }
  const table = report.table("Memory of one provider process", [
    "links so far",
    "heap in use",
    "resident",
    "heap per further link",
  ]);
  const most = Math.max(...plan.memory);
  const { list, env } = azure.ownSecrets(most);
  const mark = randomUUID();
  const probe = join(__dirname, "programs", "memoryProbe.cjs");
  const host = await startHost({
    env: {
      PATH: process.env["PATH"] ?? "",
      ...env,
      [processVariable]: mark,
      NODE_OPTIONS: `--expose-gc --require ${JSON.stringify(probe)}`,
    },
  });
  try {
    const readMemory = memoryReader(host, mark);
    let made = 0;
    let before: { links: number; heapUsed: number } | undefined;
    for (const links of plan.memory) {
      bench.signal.throwIfAborted();
      await createAll(host, azure.partnerId, list.slice(made, links));
      made = links;
      const { heapUsed, rss } = await readMemory();
      const further = before && (heapUsed - before.heapUsed) / (links - before.links);
      table.row(
        count(links),
        megabytes(heapUsed),
        megabytes(rss),
        further === undefined ? "" : `${(further / 1000).toFixed(1)} kB`,
      );
      before = { links, heapUsed };
    }
    report.note("Every link is another identity's; after a full collection.");
  } finally {
    await host.close();
  }
}

async function createAll(
  host: Host,
  partnerId: string,
  identities: readonly object[],
): Promise<void> {
  await inParallel(identities, creationsAtOnce, (identity) => host.create({ partnerId, identity }));
}

interface Memory {
  heapUsed: number;
  rss: number;
}

/** Asks the process that carries the mark what it keeps. */
function memoryReader(host: Host, mark: string): () => Promise<Memory> {
  let asked = 0;
  return async () => {
    const [found] = await processesWith(processVariable, mark);
    if (found === undefined) {
      throw new Error("The provider's process has ended.");
    }
    asked += 1;
    process.kill(found.pid, "SIGUSR2");
    // There are as many answers as questions.
    const told = await host.said(new RegExp(`(?:MEMORY [^\\n]*\\n[^]*?){${asked}}`));
    const answer = told.slice(told.lastIndexOf("MEMORY ") + "MEMORY ".length);
    return JSON.parse(answer) as Memory;
  };
}
