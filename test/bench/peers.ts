import { findAzLoop } from "./azLoop";
import type { Bench } from "./bench";
import { timeClient } from "./client";
import type { ClientTime } from "./client";
import { against, count, megabytes, seconds, times } from "./format";
import type { Life } from "./lives";
import type { Peer, PeerCost } from "./peer";
import { variants } from "./plan";
import { openProject } from "./project";
import type { Table } from "./report";
import { azapiVariable, findTerraform } from "./terraform";

/**
 * Other ways to link identities in as many tenants. Where one is not installed, it is estimated: as
 * a multiple of what the official client takes, one by one in a script. The multiples were measured
 * apart from this bench on 2026-11-20, with 50 links: az CLI 2.91.0; Terraform 1.11.4 with azapi
 * 2.12.0, an alias per identity.
 */
const ways = [
  {
    name: "a loop of az CLI calls, per link",
    find: findAzLoop,
    multiple: 40.1 / 0.53,
    target: 12,
    needs: "`az` on PATH",
    // One after the other, so that time grows with the links.
    manyLinks: 200,
  },
  {
    name: "Terraform + azapi, an alias per link",
    find: findTerraform,
    multiple: 21.6 / 0.53,
    target: 7,
    needs: `\`terraform\` or \`tofu\` on PATH and ${azapiVariable} (a folder with the azapi plugin)`,
  },
] as const;

type Way = (typeof ways)[number];

/** The count that the multiples and the targets are about. */
const estimatedLinks = 50;

interface Own {
  seconds: number;
  /** Bytes of all processes. */
  tree: number;
}

/** Sets links beside other ways: run here where they are installed, else estimated. */
export async function comparePeers(
  bench: Bench,
  client: readonly ClientTime[],
  lives: readonly Life[],
): Promise<void> {
  const links = bench.plan.peers;
  if (!bench.mayBegin(`${count(links)} links in other ways`)) {
    return;
  }
  const own = await ownCost(links, lives, bench);
  const table = bench.report.table(`Other ways to make ${count(links)} links`, [
    "way",
    "how it is known",
    "time",
    "all processes",
    "times PartnerAdminLink",
    "target",
    "",
  ]);
  table.row("PartnerAdminLink", "measured", seconds(own.seconds), megabytes(own.tree));
  const missing: string[] = [];
  for (const way of ways) {
    const measured = await measure(way, links, bench);
    if (measured !== undefined) {
      addMeasured(table, way, measured, own, { links, lives });
      continue;
    }
    missing.push(way.needs);
    if (links !== estimatedLinks) {
      continue;
    }
    const estimate = way.multiple * (await clientSeconds(links, client, bench));
    addRow(table, way.name, "estimated", estimate, undefined, own.seconds, way.target);
  }
  bench.report.note("Without latency. The set-up of each, once per machine, is not counted.");
  if (missing.length > 0) {
    bench.report.note(
      `What is not installed here is estimated for ${estimatedLinks} links: a multiple of the client's time, measured apart on 2026-11-20, times the client's time in this run. Missing: ${missing.join("; ")}.`,
    );
  }
}

interface Measured {
  peer: Peer;
  cost: PeerCost;
}

/** Nothing where it is not installed; one that fails is told of and then estimated as well. */
async function measure(way: Way, links: number, bench: Bench): Promise<Measured | undefined> {
  try {
    const peer = await way.find();
    return peer && { peer, cost: await peer.link(bench.azure.ownSecrets(links), bench) };
  } catch (error) {
    bench.signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    bench.report.note(`${way.name} could not be run: ${reason.trim().split("\n").at(-1)}`);
    return undefined;
  }
}

function addMeasured(
  table: Table,
  way: Way,
  { peer, cost }: Measured,
  own: Own,
  { links, lives }: { links: number; lives: readonly Life[] },
): void {
  const target = links === estimatedLinks ? way.target : undefined;
  addRow(table, peer.name, "measured", cost.seconds, cost.tree, own.seconds, target);
  const many = "manyLinks" in way ? way.manyLinks : links;
  const ownMany = lifeOf(many, lives)?.seconds.up;
  if (many !== links && ownMany !== undefined) {
    const name = `the same, ${count(many)} links`;
    addRow(table, name, "arithmetic", (cost.seconds / links) * many, cost.tree, ownMany);
  }
}

function addRow(
  table: Table,
  name: string,
  known: string,
  taken: number,
  tree: number | undefined,
  own: number,
  target?: number,
): void {
  const ratio = taken / own;
  table.row(
    name,
    known,
    seconds(taken),
    tree === undefined ? "" : megabytes(tree),
    times(ratio),
    ...(target === undefined ? ["", ""] : [times(target), against(target, ratio)]),
  );
}

const lifeOf = (links: number, lives: readonly Life[]): Life | undefined =>
  lives.find((life) => life.links === links && life.variant === variants.ownSecrets);

/** As measured before in this run, else now. */
async function ownCost(links: number, lives: readonly Life[], bench: Bench): Promise<Own> {
  const life = lifeOf(links, lives);
  if (life?.seconds.up !== undefined) {
    return { seconds: life.seconds.up, tree: life.tree };
  }
  const identities = bench.azure.ownSecrets(links);
  const project = await openProject({ ...bench, kind: "link", identities });
  try {
    const cost = await project.run("up");
    return { seconds: cost.seconds, tree: cost.memory.tree };
  } finally {
    await project.close();
  }
}

async function clientSeconds(
  links: number,
  client: readonly ClientTime[],
  bench: Bench,
): Promise<number> {
  const cell = { links, latency: false, order: "one by one" } as const;
  const known = client.find(
    (time) => time.links === links && !time.latency && time.order === cell.order,
  );
  return known?.seconds ?? timeClient(cell, bench);
}
