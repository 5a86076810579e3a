import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { processesWith } from "../engine/processes";
import { inParallel } from "../faults/inParallel";
import { startEngineLog } from "../host/engineLog";
import { startHost } from "../host/host";
import type { Host, Properties } from "../host/host";
import type { ProviderKind } from "../host/installation";
import type { Bench } from "./bench";
import { against, megabytes, milliseconds, seconds, times } from "./format";
import { median } from "./statistics";

const kinds: readonly ProviderKind[] = ["dynamic", "plugin"];
const atOnce = 16;
const startTarget = 0.5;
const target = 1;
const rounds = 3;
const processVariable = "BENCH_PROCESS";

/** What one process took to make links, to compare them and to read them. */
interface Life {
  start: number;
  work: number;
  resident: number;
}

/** The plugin beside the dynamic provider's process: the same core, asked in the same way. */
export async function measurePlugin(bench: Bench): Promise<void> {
  const { plan, report, signal } = bench;
  const table = report.table("The plugin, the dynamic provider being 1.00", [
    "links",
    "provider",
    "start",
    "create, diff, read",
    "resident",
    "start",
    "time",
    "memory",
    "targets",
  ]);
  for (const links of plan.plugin) {
    if (!bench.mayBegin(`the plugin with ${links} links`)) {
      return;
    }
    const lives: Record<ProviderKind, Life[]> = { dynamic: [], plugin: [] };
    // In turns, so that whatever else the machine does strikes both.
    for (let round = 0; round < rounds; round += 1) {
      for (const kind of kinds) {
        signal.throwIfAborted();
        lives[kind].push(await live(bench, kind, links));
      }
    }
    const middle = (kind: ProviderKind, of: keyof Life) =>
      median(lives[kind].map((life) => life[of]));
    for (const kind of kinds) {
      const ratio = (of: keyof Life) => middle(kind, of) / middle("dynamic", of);
      const told =
        kind === "dynamic"
          ? ["", "", "", ""]
          : [
              times(ratio("start")),
              times(ratio("work")),
              times(ratio("resident")),
              [
                against(ratio("start"), startTarget),
                against(ratio("work"), target),
                against(ratio("resident"), target),
              ].join(", "),
            ];
      table.row(
        String(links),
        kind,
        milliseconds(middle(kind, "start")),
        seconds(middle(kind, "work") / 1000),
        megabytes(middle(kind, "resident")),
        ...told,
      );
    }
  }
  report.note(
    `Medians of ${rounds}, in turns; targets: start ${startTarget}, time and memory ${target}. Every link is another identity's.`,
  );
}

async function live(bench: Bench, provider: ProviderKind, links: number): Promise<Life> {
  const { azure } = bench;
  const { list, env } = azure.ownSecrets(links);
  const mark = randomUUID();
  const begun = performance.now();
  const engine = await startEngineLog();
  const host = await startHost({
    provider,
    engine: engine.address,
    env: { PATH: process.env["PATH"] ?? "", ...env, [processVariable]: mark },
  });
  const start = performance.now() - begun;
  try {
    const before = performance.now();
    await inParallel(list, atOnce, (identity) =>
      oneLife(host, { partnerId: azure.partnerId, identity }),
    );
    const work = performance.now() - before;
    const [found] = await processesWith(processVariable, mark);
    return { start, work, resident: residentBytes(found?.pid ?? 0) };
  } finally {
    await host.close();
    engine.close();
  }
}

async function oneLife(host: Host, args: Properties): Promise<void> {
  const { inputs } = await host.check(args);
  const { id, outs } = await host.create(inputs);
  const { changes } = await host.diff(id, outs, inputs);
  const read = await host.read(id, outs);
  if (changes || read.id !== id) {
    throw new Error(`The link ${id} did not settle.`);
  }
}

/** The most that the process ever held. */
function residentBytes(pid: number): number {
  const [, kilobytes] =
    /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1000;
}
