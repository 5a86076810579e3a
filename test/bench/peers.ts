import type { Bench } from "./bench";
import type { ClientTime } from "./client";
import { count, seconds, times } from "./format";
import { variants } from "./plan";
import type { Life } from "./lives";

/**
 * Other ways to link 50 identities in 50 tenants, measured apart from this bench on 2026-11-20 with
 * the same latency, as multiples of what the official client took in that run, one by one in a
 * script: az CLI 2.91.0; Terraform 1.11.4 with azapi 2.12.0, an alias per identity.
 */
const peers = [
  { name: "a loop of az CLI calls, per link", multiple: 40.1 / 0.53, target: 12 },
  { name: "Terraform + azapi, an alias per link", multiple: 21.6 / 0.53, target: 7 },
] as const;

const links = 50;

/** Sets links beside other ways, by way of the client that both runs measured. */
export function comparePeers(
  { report }: Bench,
  client: readonly ClientTime[],
  lives: readonly Life[],
): void {
  const floor = client.find(
    (time) => time.links === links && !time.latency && time.order === "one by one",
  );
  const own = lives.find((life) => life.links === links && life.variant === variants.oneApp);
  if (floor === undefined || own?.seconds.up === undefined) {
    return;
  }
  const table = report.table(`Other ways to make ${count(links)} links`, [
    "way",
    "estimate here",
    "times PartnerAdminLink",
    "target",
  ]);
  for (const { name, multiple, target } of peers) {
    const estimate = multiple * floor.seconds;
    table.row(name, seconds(estimate), times(estimate / own.seconds.up), times(target));
  }
  report.note(
    "Not run here: their multiples of the client's time, measured apart, times the client's time in this run. Without latency.",
  );
}
