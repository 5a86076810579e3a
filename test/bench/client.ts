import { rm } from "node:fs/promises";
import type { Bench } from "./bench";
import { count, seconds } from "./format";
import { writeIdentities } from "./identitiesFile";
import type { Plan } from "./plan";
import { runScript } from "./script";

type ClientCell = Plan["client"][number];

/** What the client alone took for a number of links. */
export interface ClientTime extends ClientCell {
  seconds: number;
}

/** The floor without an engine: the official client in a plain script, one PUT per identity. */
export async function measureClient(bench: Bench): Promise<ClientTime[]> {
  const { azure, plan, report } = bench;
  const table = report.table("The client alone, in a script", [
    "links",
    "latency",
    "order",
    "time",
  ]);
  const times: ClientTime[] = [];
  for (const cell of plan.client) {
    const { links, latency, order } = cell;
    if (!bench.mayBegin(`${count(links)} links with the client alone, ${order}`)) {
      continue;
    }
    azure.setLatency(latency);
    try {
      const taken = await timeClient(cell, bench);
      times.push({ ...cell, seconds: taken });
      table.row(count(links), latency ? "as Azure's" : "none", order, seconds(taken));
    } finally {
      azure.setLatency(false);
    }
  }
  return times;
}

export async function timeClient(
  { links, order }: ClientCell,
  { azure, signal }: Bench,
): Promise<number> {
  const identities = azure.oneApp(links);
  const file = await writeIdentities(azure.partnerId, identities);
  try {
    const { env } = identities;
    const told = (await runScript("client.cjs", [file, order], { env, signal })) as ClientTime;
    return told.seconds;
  } finally {
    await rm(file);
  }
}
