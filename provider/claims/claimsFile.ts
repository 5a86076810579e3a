import { fields } from "../../azure/fields";
import type { LifeSign } from "./lifeSign";

/*
 * A published format: processes of different releases serve one run. Version 1 may get more keys and
 * loses none; a process whose version is not known here is never taken for one without claims.
 */

const version = 1;

/** The claims of one process: the id of each identity, and its partner where that is known. */
export type ClaimedPartners = ReadonlyMap<string, string | undefined>;

/** What a file is, by its name alone: even one that cannot be read tells whose it is. */
export interface ClaimsFileName extends LifeSign {
  /** A process may have several files: one for each run that it serves. */
  run: number;
  /** Not renamed yet, so nothing in it counts. */
  isDraft: boolean;
}

/** `<pid>-<place>-<started>-<run>.json` */
export function claimsFileName({ pid, place, started }: LifeSign, run: number): string {
  return `${pid}-${place}-${started}-${run}.json`;
}

/** The name under which a file is written before it is renamed to its own. */
export function draftName(name: string): string {
  return `${name}.draft`;
}

export function parseClaimsFileName(name: string): ClaimsFileName | undefined {
  const [, pid, place = "", started = "", run, draft] =
    /^(\d{1,10})-([0-9a-z.]*)-(t?\d+)-(\d+)\.json(\.draft)?$/.exec(name) ?? [];
  return pid === undefined
    ? undefined
    : { pid: Number(pid), place, started, run: Number(run), isDraft: draft !== undefined };
}

/** One claim; one for a partner not known yet has the empty text. */
export function claimText(id: string, partnerId: string | undefined): string {
  return `${JSON.stringify(id)}:${JSON.stringify(partnerId ?? "")}`;
}

/** The text of a file, of its claims' texts: it is written again for each claim, and most stay. */
export function claimsText({ pid, place, started }: LifeSign, claims: readonly string[]): string {
  const head = JSON.stringify({ version, pid, place, started });
  return `${head.slice(0, -1)},"claims":{${claims.join(",")}}}\n`;
}

/** The claims of a file, or why they cannot be told. */
export function parseClaims(text: string, sign: LifeSign): ClaimedPartners | string {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return "it is no JSON";
  }
  const file = fields(told);
  if (file.version !== version) {
    return "another release of pulumi-azure-partner wrote it, in a form that is not known here";
  }
  if ((["pid", "place", "started"] as const).some((key) => file[key] !== sign[key])) {
    return "it does not name the process that it is named after";
  }
  const isObject =
    typeof file.claims === "object" && file.claims !== null && !Array.isArray(file.claims);
  const claims = Object.entries(fields(file.claims));
  if (!isObject || claims.some(([, partner]) => typeof partner !== "string")) {
    return "it holds no claims";
  }
  return new Map(claims.map(([id, partner]) => [id, String(partner) || undefined]));
}
