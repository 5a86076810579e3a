import fc from "fast-check";
import type { CreditClaim } from "../../sdk/nodejs/access/credit/creditClaims";
import type { RecognitionClaim } from "../../sdk/nodejs/access/credit/recognition";
import type { Finding } from "../../sdk/nodejs/access/rules/finding";
import type { Judged } from "./judged";
import { claimsAt, placesOf } from "./judged";

/** Fails a law, with both programs. */
export function broken(what: string, before: Judged, after: Judged, more: unknown = ""): never {
  const text = ({ args }: Judged) => fc.stringify(args);
  throw new Error(`${what}\n${fc.stringify(more)}\nBefore: ${text(before)}\nAfter: ${text(after)}`);
}

/** Fails a law where a part is missing. */
export function mustContain(
  what: string,
  { all, part }: { all: string[]; part: string[] },
  [before, after]: [Judged, Judged],
): void {
  const missing = part.filter((one) => !all.includes(one));
  if (missing.length > 0) {
    broken(what, before, after, missing);
  }
}

/** Fails a law where a claim got worse anywhere. */
export function mustNotWorsen(before: Judged, after: Judged): void {
  if (worse(before, after)) {
    const claims = [before, after].map(({ credit, recognition }) => ({ credit, recognition }));
    broken("A claim got worse", before, after, claims);
  }
}

/** The findings as texts, of those rules that `counts`. */
export function said(findings: Finding[], counts: (finding: Finding) => boolean): string[] {
  return findings
    .filter(counts)
    .map(({ id, level, message, subject }) => [id, level, subject ?? "", message].join(" | "));
}

/** The stops of a program: what is said, whichever of several arguments it is said of. */
export function stops(findings: Finding[]): string[] {
  return findings
    .filter(({ id, level }) => level === "error" && !guardsAndRequired.includes(id))
    .map(({ id, message }) => `${id} ${message.replace(anyArgument, "_")}`);
}

// A list of them is as good as one: who else is meant may not be known.
const anyArgument = /(?:(?:, )?(?:[0-9a-f]{8}-[-0-9a-f]{27}|\w+\[\d+\]))+/g;

// P3 and A7 are guards that a program asks for; A1, A2, A5 and A6 say that an argument is missing or
// is no word at all.
const guardsAndRequired = ["P3", "A7", "A1", "A2", "A5", "A6"];

/** All that is claimed, in one text. */
export function claimed({ credit, recognition }: Judged): string {
  return JSON.stringify([byPlace(credit), byPlace(recognition)]);
}

// Claims of several places keep their order of places, which an addition may change.
function byPlace<Claim extends { scopes: string[] }>(claims: Claim[]): string[] {
  return claims
    .map((claim) => JSON.stringify({ ...claim, scopes: [...claim.scopes].sort() }))
    .sort();
}

function worse(before: Judged, after: Judged): boolean {
  const enterprise = before.facts.customer.billing?.agreement === "enterpriseAgreement";
  return (
    anyWorse(before.credit, after.credit, (one, other) => isWorseCredit(one, other)) ||
    anyWorse(
      before.recognition,
      after.recognition,
      (one, other) => recognitionRank(one, enterprise) > recognitionRank(other, enterprise),
    )
  );
}

function anyWorse<Claim extends { scopes: string[] }>(
  before: Claim[],
  after: Claim[],
  isWorse: (one: Claim, other: Claim) => boolean,
): boolean {
  return before.some((claim) =>
    placesOf(claim).some((place) => claimsAt(after, place).some((other) => isWorse(claim, other))),
  );
}

const creditOrder = {
  noneByAgreement: 0,
  notByThisLink: 1,
  notKnown: 2,
  throughThisLink: 3,
  byAdminOnBehalfOf: 3,
};

function isWorseCredit(one: CreditClaim, other: CreditClaim): boolean {
  const ranks = [one, other].map(({ outcome }) => creditOrder[outcome]) as [number, number];
  if (ranks[0] !== ranks[1]) {
    return ranks[0] > ranks[1];
  }
  // An end that is gone is a permanent role; one that is not known may be any.
  const [end, otherEnd] = [one.lastDay ?? "", other.lastDay ?? "9999"];
  const linkLost = one.beside === "throughThisLinkUntil" && other.beside === undefined;
  // Without an end, what is said now is said of later as well.
  const [laterOne = 0, laterOther = 0] = [one, other].map(
    ({ outcome, afterwards = outcome }) => creditOrder[afterwards],
  );
  return end > otherEnd || (one.outcome === other.outcome && (linkLost || laterOne > laterOther));
}

const recognitionOrder: RecognitionClaim["outcome"][] = [
  "notByThisLink",
  "sourcesDiffer",
  "notKnown",
  "byTheContract",
  "setUp",
];
const durations = [undefined, "eligible", "until", "permanent"];

function recognitionRank({ outcome, duration }: RecognitionClaim, enterprise: boolean): number {
  // Under an enterprise agreement, that sources differ is the most that can be said.
  return enterprise && outcome === "sourcesDiffer"
    ? recognitionOrder.length
    : recognitionOrder.indexOf(outcome) + durations.indexOf(duration);
}
