import type { CreditClaim } from "../credit/credit";
import type { CreditOutcome } from "../credit/creditTable";
import type { RecognitionOutcome } from "../credit/recognition";
import type { Finding } from "../finding";
import type { Attribution } from "./attribution";
import { creditText, openText, recognitionText } from "./claimText";

/**
 * Where a customer stands, each counted once, by the first that applies: a warning that the partner
 * can mend decides; credit comes not by this link; it is not known; the agreement rules it out; it is
 * expected by admin on behalf of; it is expected through the link.
 */
export type Standing = (typeof standings)[number];

/** Every standing, the worst first. */
export const standings = [
  "toMend",
  "notByThisLink",
  "notKnown",
  "noneByAgreement",
  "onBehalfOf",
  "expected",
] as const;

/** What is to be said of a customer first. */
export interface Verdict {
  standing: Standing;
  /** What recognition rests on, in a few words. */
  recognition: string;
  /** What is expected of earned credit, in a few words. */
  credit: string;
  /** What decides it. */
  decidedBy: string;
  /** The finding to act on, where there is one. */
  toMend?: Finding;
  /** How many more warnings there are. */
  moreWarnings: number;
}

/** Steps at which the partner can mend what decides. */
const mendable = ["partner id", "tenant", "identity", "role", "duration", "scope"];

/** What is to be said of a customer first; the worst of its places stands for it. */
export function verdictOf(attribution: Attribution): Verdict {
  const credit = worst(attribution.credit, creditOrder);
  const recognition = worst(attribution.recognition, recognitionOrder);
  const warnings = attribution.findings.filter(({ level }) => level !== "note");
  const deciding = warnings.find(({ id }) =>
    attribution.checklist.some(
      (step) => mendable.includes(step.step) && step.findings.includes(id),
    ),
  );
  const good = isExpected(credit?.outcome) && isRecognised(recognition?.outcome);
  const toMend = good ? warnings[0] : (deciding ?? warnings[0]);
  return {
    standing: deciding && !good ? "toMend" : standingOf(credit?.outcome),
    recognition: recognition ? recognitionText(recognition) : "not known",
    credit: credit ? creditText(credit) : "not known",
    decidedBy: deciding && !good ? findingName(deciding) : reasonOf(credit, attribution),
    toMend,
    moreWarnings: Math.max(0, warnings.length - 1),
  };
}

/** A finding by its title and id. */
export function findingName({ id, title, message }: Finding): string {
  return `${title ?? message} [${id}]`;
}

/** What to do about a finding, in one sentence, with the rule's id. */
export function toDoText({ id, remedy, message }: Finding): string {
  const [first = message] = (remedy ?? message).split(/(?<=[.:]) (?=[A-Z`])/);
  return `${first} [${id}]`;
}

const creditOrder: CreditOutcome[] = [
  "notByThisLink",
  "notKnown",
  "noneByAgreement",
  "byAdminOnBehalfOf",
  "throughThisLink",
];

const recognitionOrder: RecognitionOutcome[] = [
  "notByThisLink",
  "notKnown",
  "sourcesDiffer",
  "byTheContract",
  "setUp",
];

function worst<Outcome, Claim extends { outcome: Outcome }>(
  claims: Claim[],
  order: Outcome[],
): Claim | undefined {
  return [...claims].sort(
    (left, right) => order.indexOf(left.outcome) - order.indexOf(right.outcome),
  )[0];
}

function isExpected(outcome: CreditOutcome | undefined): boolean {
  return outcome === "throughThisLink" || outcome === "byAdminOnBehalfOf";
}

function isRecognised(outcome: RecognitionOutcome | undefined): boolean {
  return outcome === "setUp" || outcome === "byTheContract";
}

function standingOf(outcome: CreditOutcome | undefined): Standing {
  switch (outcome) {
    case "throughThisLink":
      return "expected";
    case "byAdminOnBehalfOf":
      return "onBehalfOf";
    default:
      return outcome ?? "notKnown";
  }
}

function reasonOf(credit: CreditClaim | undefined, { checklist }: Attribution): string {
  const known = (step: string) => checklist.find((one) => one.step === step)?.known ?? "";
  switch (credit?.outcome) {
    case "throughThisLink":
      return [known("duration"), known("who is paid")].filter((part) => part !== "").join("; ");
    case "byAdminOnBehalfOf":
      return known("on behalf of");
    case "noneByAgreement":
      return known("agreement");
    case "notByThisLink": {
      const step = checklist.find(({ state }) => state === "problem");
      return step?.known ?? "";
    }
    default:
      return credit ? openText(credit) : "";
  }
}
