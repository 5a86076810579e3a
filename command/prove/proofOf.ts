import type { Ending } from "../ending";
import { attributionVerdicts } from "./attributionVerdicts";
import { creditVerdicts, uncredited } from "./creditVerdicts";
import type { ExpectedScope } from "./expectedScopes";
import { madeWithoutCredit } from "./fileKind";
import type { Gathered } from "./gathered";
import { attributionOutcomes, creditOutcomes, proofKind } from "./proof";
import type { AttributionVerdict, CreditVerdict, Proof, Uncredited } from "./proof";
import type { ReadRuns } from "./readRuns";

/** What a proof is made of. */
export interface ProofContent {
  /** When it is made (ISO 8601, UTC). */
  made: string;
  month: string | undefined;
  expected: readonly ExpectedScope[] | undefined;
  read: ReadRuns;
  /** Runs that were not read, because a newer one of the same export was. */
  older: readonly string[];
  /** How many files of folders were not looked at. */
  others: number;
  problems: readonly string[];
}

/** Puts the verdicts together, the worst first. */
export function proofOf(content: ProofContent): Proof {
  const { made, expected, read, problems } = content;
  const { gathered, files } = read;
  const credit = creditVerdicts(gathered, expected).sort(worstCredit);
  const attribution = attributionVerdicts(gathered, expected).sort(worstAttribution);
  const dataUntil = gathered.dataUntil;
  const judged = new Set([...credit, ...attribution].map(({ subscriptionId }) => subscriptionId));
  const all = [...gathered.subscriptions.keys()];
  return {
    kind: proofKind,
    version: 1,
    made,
    ...(dataUntil !== undefined && { dataUntil }),
    reportedMonths: [...gathered.reportedMonths.keys()].sort(),
    uncredited: totals(credit.filter(isMissed)),
    credit,
    attribution,
    beside: all.filter((id) => !judged.has(id)).length,
    files,
    notes: notesOf(content),
    problems: [...problems],
  };
}

function notesOf({ read, older, others, month }: ProofContent): string[] {
  const { gathered, notes } = read;
  return [
    ...notes,
    ...older.map((name) => `${name} was not read: a newer run of the same export is there.`),
    ...withoutColumns(gathered),
    ...(gathered.replaced > 0
      ? [
          `${gathered.replaced} ${gathered.replaced === 1 ? "month of a subscription stands" : "months of subscriptions stand"} in more than one file, and each day was taken from one of them.`,
        ]
      : []),
    ...(others > 0
      ? [
          `${others} other ${others === 1 ? "file was" : "files were"} not looked at: no such file of Microsoft's has that ending.`,
        ]
      : []),
    ...(month !== undefined && gathered.subscriptions.size === 0
      ? [`The files have nothing of ${month}.`]
      : []),
  ];
}

function withoutColumns({ runs }: Gathered): string[] {
  return runs
    .filter(({ kind, hasCreditColumns }) => kind !== "usageReport" && !hasCreditColumns)
    .map(
      ({ run, kind }) =>
        `${run.name} cannot tell of credit: it was ${madeWithoutCredit(kind)}. \`prove --ask\` writes what to ask the provider for.`,
    );
}

/** By currency. What is inside of another place counts there. */
function totals(credit: readonly CreditVerdict[]): Uncredited[] {
  const sums = new Map<string, number>();
  const places = new Map<string, CreditVerdict[]>();
  for (const verdict of credit) {
    const known = places.get(verdict.subscriptionId) ?? [];
    places.set(verdict.subscriptionId, known);
    known.push(verdict);
  }
  for (const verdicts of places.values()) {
    const outermost = verdicts.filter((one) => !verdicts.some((other) => isInside(one, other)));
    for (const { currency, cost } of outermost.flatMap(({ uncredited }) => uncredited)) {
      sums.set(currency, (sums.get(currency) ?? 0) + cost);
    }
  }
  return [...sums]
    .map(([currency, cost]) => uncredited(currency, cost))
    .sort((one, other) => (one.currency < other.currency ? -1 : 1));
}

function isInside(one: CreditVerdict, other: CreditVerdict): boolean {
  if (one.place === other.place) {
    return false;
  }
  return (
    other.place === "" ||
    one.place.startsWith(`${other.place}/`) ||
    one.place.includes(`/resourcegroups/${other.place}/`)
  );
}

/** The worst of what is told: unreadable, something to look at, not known. */
export function endingOf({ credit, attribution, problems }: Proof): Ending {
  if (problems.length > 0) {
    return "unreadable";
  }
  if (credit.some(isMissed) || attribution.some(isUnseen)) {
    return "finding";
  }
  const open = ["cannotTell", "tooEarly"];
  const outcomes = [...credit, ...attribution].map(({ outcome }) => outcome);
  return outcomes.length === 0 || outcomes.some((outcome) => open.includes(outcome))
    ? "cannotTell"
    : "fine";
}

/** Where a program says that nothing is earned here, nothing is missed. */
function isMissed({ outcome, expected }: CreditVerdict): boolean {
  return (
    outcome === "notCredited" && expected !== "noneByAgreement" && expected !== "notByThisLink"
  );
}

function isUnseen({ outcome, expected }: AttributionVerdict): boolean {
  return outcome === "notSeen" && expected !== "notByThisLink";
}

const sum = ({ uncredited }: CreditVerdict) =>
  uncredited.reduce((most, { cost }) => Math.max(most, cost), 0);

function worstCredit(one: CreditVerdict, other: CreditVerdict): number {
  return (
    creditOutcomes.indexOf(one.outcome) - creditOutcomes.indexOf(other.outcome) ||
    sum(other) - sum(one) ||
    inOrder(one, other)
  );
}

function worstAttribution(one: AttributionVerdict, other: AttributionVerdict): number {
  return (
    attributionOutcomes.indexOf(one.outcome) - attributionOutcomes.indexOf(other.outcome) ||
    inOrder(one, other) ||
    (one.month < other.month ? -1 : 1)
  );
}

function inOrder(
  one: { name: string; subscriptionId: string },
  other: { name: string; subscriptionId: string },
): number {
  const [left, right] = [one, other].map(
    ({ name, subscriptionId }) => `${name}\0${subscriptionId}`,
  );
  return left === right ? 0 : (left ?? "") < (right ?? "") ? -1 : 1;
}
