import type { CreditClaim } from "../credit/creditClaims";
import type { CreditOutcome } from "../credit/creditTable";
import { isExpected } from "../credit/creditTable";
import type { RecognitionOutcome } from "../credit/recognition";
import type { Finding } from "../rules/finding";
import type { StepName } from "../rules/rule";
import type { Attribution } from "./attribution";
import { noLink } from "./attribution";
import { creditText, openText, recognitionText, withoutIds } from "./claimText";

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
export interface Headline {
  standing: Standing;
  /** What recognition rests on, in a few words. */
  recognition: string;
  /** What is expected of earned credit, in a few words. */
  credit: string;
  /** What decides it. */
  decidedBy: string;
  /** What to do first, with the rule's id where a finding asks for it; empty where there is nothing. */
  toDo: string;
  /** Whether there is nothing to look after. */
  inOrder: boolean;
  /** The warning that asks for it. */
  toMend?: Finding | undefined;
  /** How many more warnings there are. */
  moreWarnings: number;
}

// No claim looks at the day of the run; this rule does.
const endHasPassed = "P21";

// A person who is linked may leave later; nothing is decided by it now.
const laterOnly = ["P12"];

/** What is to be said of a customer first; the worst of its places stands for it. */
export function headlineOf(attribution: Attribution): Headline {
  const credit = worst(attribution.credit, creditOrder);
  const recognition = worst(attribution.recognition, recognitionOrder);
  const warnings = attribution.findings.filter(({ level }) => level !== "note");
  const good = isExpected(credit?.outcome) && isRecognised(recognition?.outcome);
  // What is claimed until an end that has passed is claimed of nothing any more.
  const ended = credit?.lastDay !== undefined || recognition?.until !== undefined;
  const deciding = good
    ? warnings.find(({ id }) => ended && id === endHasPassed)
    : warnings.find(({ id }) => decides(id, attribution));
  const standing = deciding ? "toMend" : standingOf(credit?.outcome);
  const toMend = deciding ?? warnings[0];
  const toDo = toMend ? toDoText(toMend) : standing === "notKnown" ? toState(attribution) : "";
  return {
    standing,
    recognition: recognition ? recognitionText(recognition) : "not known",
    credit: credit ? creditText(credit) : "not known",
    decidedBy: deciding ? findingName(deciding) : reasonOf(credit, attribution),
    toDo,
    inOrder: toDo === "" && (good || standing === "noneByAgreement"),
    toMend,
    moreWarnings: Math.max(0, warnings.length - 1),
  };
}

/** Whether a warning is about a step on which recognition or credit depends. */
function decides(id: string, { checklist }: Attribution): boolean {
  return !laterOnly.includes(id) && checklist.some(({ findings }) => findings.includes(id));
}

/** A finding by its title and id. */
export function findingName({ id, title, message }: Finding): string {
  return `${title ?? message} [${id}]`;
}

/** The first thing to do about a finding, with the rule's id. */
function toDoText(finding: Finding): string {
  return `${firstThing(finding)} [${finding.id}]`;
}

/** The first thing to do about a finding, without a full stop. */
export function firstThing({ remedy, message }: Finding): string {
  const [first = message] = (remedy ?? message).split(/(?<=[.:;]) /);
  return withoutIds(first.replace(/[.:;]$/, ""));
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

/** What decides of earned credit, in a few words. */
export function reasonOf(credit: CreditClaim | undefined, attribution: Attribution): string {
  const { checklist } = attribution;
  const known = (step: StepName) => stepOf(attribution, step)?.known ?? "";
  switch (credit?.outcome) {
    case "throughThisLink":
      return [`role ${known("duration")}`, known("who is paid")].join("; ");
    case "byAdminOnBehalfOf":
      return known("on behalf of");
    case "noneByAgreement":
      return known("agreement");
    case "notByThisLink":
      return checklist.find(({ state }) => state === "problem")?.known ?? "";
    default:
      return openSteps(attribution) || (credit ? openText(credit) : "");
  }
}

/** The steps of which something is not known, other than what would earn without the link. */
function openSteps({ checklist, partner }: Attribution): string {
  if (partner.provenance === noLink) {
    return "no link is declared";
  }
  const open = checklist
    .filter(({ step, state }) => state === "notKnown" && step !== "on behalf of")
    .map(({ step, known }) => (step === "agreement" ? `agreement ${known}` : known));
  const more = open.length > 2 ? [`and ${open.length - 2} more`] : [];
  return [...open.slice(0, 2), ...more].join("; ");
}

/** What the program could say, where it is silence that leaves credit not known. */
function toState(attribution: Attribution): string {
  const open = (step: StepName) => stepOf(attribution, step)?.state === "notKnown";
  const stated = attribution.transactingPartnerId !== undefined;
  // Whose a Marketplace offer is cannot be stated.
  const whoseOffer = stated && attribution.findings.some(({ id }) => id === "M1");
  const whose = stated ? "the reseller of record or your own partner ids" : "who transacts";
  if (attribution.partner.provenance === noLink) {
    return "Declare the link that the access is to be counted by";
  }
  const openWhose = open("who is paid") && !whoseOffer;
  if (open("agreement")) {
    return openWhose
      ? `State the agreement, and ${whose}`
      : "State the agreement, or let it be read";
  }
  return openWhose ? `State ${whose}` : "";
}

function stepOf({ checklist }: Attribution, step: StepName) {
  return checklist.find((one) => one.step === step);
}
