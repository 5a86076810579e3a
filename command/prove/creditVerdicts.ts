import type { Days } from "./day";
import { spans } from "./day";
import { markedKinds } from "./dayMarks";
import type { ExpectedScope } from "./expectedScopes";
import type { Gathered } from "./gathered";
import { daysOf, isOpen, readingsOf, whyUnknown } from "./monthReading";
import type { DaysOfMonth, MonthReading } from "./monthReading";
import type { CreditVerdict, Uncredited } from "./proof";
import { covers } from "./run";

/** The share of eligible cost that the credit is where it applies (Microsoft's table, 2022-11-08). */
const creditShare = 0.15;

/** A place, as the files or a program name it. */
type Place = Pick<
  ExpectedScope,
  "customerName" | "tenantId" | "subscriptionId" | "place" | "credit"
>;

/**
 * What the files say of the credit, at the places that are expected, else in each subscription; nothing where
 * none of them is about it.
 */
export function creditVerdicts(
  gathered: Gathered,
  expected: readonly ExpectedScope[] | undefined,
): CreditVerdict[] {
  if (gathered.runs.every(({ kind }) => kind === "usageReport")) {
    return [];
  }
  const billed = [...gathered.subscriptions.values()].filter((one) => one.billed.size > 0);
  if (expected === undefined) {
    return billed.map((subscription) => verdictOf(gathered, { ...subscription, place: "" }));
  }
  return expected.flatMap((scope) => {
    const ofCustomer = billed.filter(
      ({ tenantId }) => tenantId !== "" && tenantId === scope.tenantId,
    );
    return scope.subscriptionId !== "" || ofCustomer.length === 0
      ? [verdictOf(gathered, scope)]
      : ofCustomer.map(({ subscriptionId }) => verdictOf(gathered, { ...scope, subscriptionId }));
  });
}

function verdictOf(gathered: Gathered, place: Place): CreditVerdict {
  const subscription = gathered.subscriptions.get(place.subscriptionId);
  const readings = subscription === undefined ? [] : readingsOf(subscription, place.place);
  const days = readings.map(daysOf);
  const all = (of: (one: DaysOfMonth) => string[]) => days.flatMap(of).sort();
  const credited = all((one) => one.credited);
  const notCredited = spans(all((one) => one.uncredited));
  const tooEarly = spans(all((one) => one.early));
  const nothing = markedKinds(readings.reduce((kinds, { marks }) => kinds | marks.nothing, 0));
  const whyNot = readings.flatMap((reading) => whyUnknown(reading) ?? []);
  const verdict = {
    tenantId: place.tenantId || (subscription?.tenantId ?? ""),
    name: place.customerName || (subscription?.customerName ?? ""),
    subscriptionId: place.subscriptionId,
    place: place.place,
    firstCreditedDay: credited[0],
    lastCreditedDay: credited.at(-1),
    notCredited,
    tooEarly,
    inPart: days.some(({ inPart }) => inPart),
    nothing,
    uncredited: uncreditedOf(readings),
    isOpen: readings.some((one) => isOpen(one) && daysOf(one).uncredited.length > 0),
    where: whereOf(readings, place.place),
    expected: place.credit,
  };
  const outcome = outcomeOf({ credited, notCredited, tooEarly, whyNot, nothing });
  const why = outcome === "noUsage" ? whyNoUsage(gathered, place) : whyNot[0];
  return why === undefined
    ? { ...verdict, outcome }
    : { ...verdict, outcome: outcome === "noUsage" ? "cannotTell" : outcome, why };
}

function outcomeOf(seen: {
  credited: string[];
  notCredited: Days[];
  tooEarly: Days[];
  whyNot: string[];
  nothing: string[];
}): CreditVerdict["outcome"] {
  if (seen.notCredited.length > 0) {
    return "notCredited";
  }
  if (seen.whyNot.length > 0) {
    return "cannotTell";
  }
  if (seen.credited.length > 0) {
    return "credited";
  }
  return seen.tooEarly.length > 0
    ? "tooEarly"
    : seen.nothing.length > 0
      ? "nothingToEarn"
      : "noUsage";
}

function uncreditedOf(readings: readonly MonthReading[]): Uncredited[] {
  const sums = new Map<string, number>();
  for (const reading of readings) {
    const days = daysOf(reading).uncredited.map((day) => Number(day.slice(8)) - 1);
    for (const [currency, costs] of reading.marks.cost ?? []) {
      const sum = days.reduce((so, day) => so + (costs[day] ?? 0), 0);
      sums.set(currency, (sums.get(currency) ?? 0) + sum);
    }
  }
  return [...sums]
    .filter(([, cost]) => cost > 0)
    .map(([currency, cost]) => uncredited(currency, cost));
}

/** An amount, to the cent: more is not in a verdict. */
export function uncredited(currency: string, cost: number): Uncredited {
  return { currency, cost: cents(cost), credit: cents(cost * creditShare) };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** The resource groups that are not credited, where others of the subscription are on the same days. */
function whereOf(readings: readonly MonthReading[], place: string): string[] {
  const costs = new Map<string, number>();
  for (const reading of place === "" && readings.some((one) => daysOf(one).inPart)
    ? readings
    : []) {
    for (const [name, marks] of reading.chosen.told.places ?? []) {
      const days = daysOf({ ...reading, marks });
      if (days.uncredited.length > 0) {
        const [{ cost = 0 } = {}] = uncreditedOf([{ ...reading, marks }]);
        costs.set(name, (costs.get(name) ?? 0) + cost);
      }
    }
  }
  return [...costs].sort(([, one], [, other]) => other - one).map(([name]) => name);
}

/** Why silence says nothing; `undefined` where it says that there was no usage. */
function whyNoUsage({ runs, subscriptions }: Gathered, place: Place): string | undefined {
  const telling = runs.filter(
    ({ kind, hasCreditColumns }) => kind !== "usageReport" && hasCreditColumns,
  );
  if (telling.length === 0) {
    return "no file with columns for the credit is among these: only the provider can make one";
  }
  if (telling.every(({ run }) => covers(run, place) === false)) {
    return "the exports are about other customers or subscriptions";
  }
  // An export of one customer looks the same as one of an account with a single customer.
  const billed = [...subscriptions.values()].filter((one) => one.billed.size > 0);
  const tenants = new Set(billed.map(({ tenantId }) => tenantId));
  return telling.every(({ run }) => run.scope === undefined) &&
    tenants.size === 1 &&
    !tenants.has(place.tenantId)
    ? "the files are about one other customer, and do not say that they are of the whole billing account"
    : undefined;
}
