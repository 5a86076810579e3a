import type { Engine } from "../engine/engine";
import { measureOnboardings, measureProviders } from "./access";
import { measureAccessStacks } from "./accessStacks";
import { startAzure } from "./azure";
import type { Bench } from "./bench";
import { measureCheckpoints } from "./checkpoints";
import { measureClient } from "./client";
import type { ClientTime } from "./client";
import { measureCommandStart } from "./commandStart";
import { measureFleet } from "./fleet";
import { measureGrowth } from "./growth";
import { measureLatency } from "./latency";
import { measureLives } from "./lives";
import type { Life } from "./lives";
import { measureLoading } from "./loading";
import { comparePeers } from "./peers";
import type { Plan } from "./plan";
import { measurePlugin } from "./plugin";
import { measureProving } from "./proving";
import { createReport } from "./report";
import { measureReport } from "./reportStacks";
import { measureRequests } from "./requests";
import { surroundings } from "./surroundings";
import { writeResults } from "./results";

export interface BenchOptions {
  engine: Engine;
  plan: Plan;
  signal: AbortSignal;
  write(text: string): void;
  /** How the names of the parts begin that are measured; empty for all. */
  part: string;
  /** Whether tables and plots become files. */
  keep: boolean;
}

/** Measures everything of a plan for which there is time. */
export async function runBench(options: BenchOptions): Promise<void> {
  const { engine, plan, signal, write, part, keep } = options;
  const start = Date.now();
  const missing: string[] = [];
  const report = createReport(write);
  const azure = await startAzure();
  const bench: Bench = {
    engine,
    azure,
    plan,
    report,
    signal,
    mayBegin(what) {
      const isInTime = Date.now() < start + plan.minutes * 60_000;
      if (!isInTime) {
        missing.push(`${what}: no time was left`);
      }
      return isInTime;
    },
  };
  try {
    const facts = surroundings(engine);
    write(`${facts}\n`);
    let client: ClientTime[] = [];
    let lives: Life[] = [];
    const parts: [name: string, measure: () => Promise<void> | void][] = [
      ["loading", () => measureLoading(bench)],
      ["the command", () => measureCommandStart(bench)],
      ["the plugin", () => measurePlugin(bench)],
      ["proving from files", () => measureProving(bench)],
      ["requests", () => measureRequests(bench)],
      ["the client alone", async () => void (client = await measureClient(bench))],
      ["links through their life", async () => void (lives = await measureLives(bench))],
      ["latency", () => measureLatency(bench)],
      ["checkpoints", () => measureCheckpoints(bench, lives)],
      ["memory by links", () => measureGrowth(bench)],
      ["a stack per customer", () => measureFleet(bench)],
      ["report over stacks", () => measureReport(bench)],
      ["access in one program", () => measureOnboardings(bench)],
      ["access with a provider each", () => measureProviders(bench)],
      ["access in a stack each", () => measureAccessStacks(bench)],
      ["other ways", () => comparePeers(bench, client, lives)],
    ];
    const asked = parts.filter(([name]) => name.startsWith(part));
    if (asked.length === 0) {
      throw new Error(`No part begins with "${part}": ${parts.map(([name]) => name).join(", ")}.`);
    }
    for (const [name, measure] of asked) {
      try {
        await measure();
      } catch (error) {
        signal.throwIfAborted();
        // Nobody watches a run of twenty minutes: the rest is worth having.
        write(`\n${name} failed: ${error instanceof Error ? error.message : String(error)}\n`);
        missing.push(`${name}: it failed`);
      }
    }
    const minutes = Math.round((Date.now() - start) / 60_000);
    const leftOut = [...plan.leftOut, ...missing];
    write(`\nLeft out:\n${leftOut.map((line) => `  ${line}`).join("\n")}\n\n${minutes} minutes.\n`);
    if (keep) {
      await writeResults({ facts, minutes, tables: report.markdown(), leftOut, lives, client });
    }
  } finally {
    await azure.close();
  }
}
