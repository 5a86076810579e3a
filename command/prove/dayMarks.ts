import type { BilledUsage, NothingKind } from "./billedUsage";
import { nothingKinds } from "./billedUsage";
import { kept } from "./cell";

/*
 * What is kept of a month's rows about one place: a bit for each day, and sums. However many rows there are,
 * this does not grow.
 */

/** The marks of one place in one month. Bit 0 is the first day of the month. */
export interface DayMarks {
  /** Days with usage that credit was applied to. */
  credited: number;
  /** Days with usage that credit could have been applied to and was not. */
  uncredited: number;
  /** Days with usage of which the file does not say it. */
  unknown: number;
  /** Days with usage that an Azure credit offer has paid. */
  paid: number;
  /** A bit for each of `nothingKinds` that was seen. */
  nothing: number;
  /** Whether rows name no partner: the subscription is under another agreement. */
  hasNoPartner: boolean;
  /** By currency, the uncredited cost of each day; absent while there is none. */
  cost?: Map<string, number[]>;
}

/** Marks of a month of which nothing was read yet. */
export function noMarks(): DayMarks {
  return { credited: 0, uncredited: 0, unknown: 0, paid: 0, nothing: 0, hasNoPartner: false };
}

const mostDays = 31;

/** Adds a row to the marks of its place and month. */
export function mark(marks: DayMarks, usage: BilledUsage): void {
  const { credit, nothing, cost, isRefund } = usage;
  const index = Number(usage.day.slice(8)) - 1;
  const day = 1 << index;
  if (isRefund) {
    if (nothing === undefined && credit === "no") {
      addCost(marks, usage, index);
    }
    return;
  }
  if (nothing !== undefined && (credit !== "yes" || cost === 0)) {
    marks.nothing |= 1 << nothingKinds.indexOf(nothing);
    marks.paid |= nothing === "paid by an Azure credit offer" ? day : 0;
    return;
  }
  switch (credit) {
    case "yes":
      marks.credited |= day;
      return;
    case "no":
      marks.uncredited |= day;
      addCost(marks, usage, index);
      return;
    case "unknown":
      marks.unknown |= day;
      marks.hasNoPartner ||= usage.hasNoPartner;
  }
}

function addCost(marks: DayMarks, { currency, cost = 0 }: BilledUsage, index: number): void {
  marks.cost ??= new Map();
  let days = marks.cost.get(currency);
  if (days === undefined) {
    days = new Array<number>(mostDays).fill(0);
    marks.cost.set(kept(currency), days);
  }
  days[index] = (days[index] ?? 0) + cost;
}

/** Whether they say anything of credit. */
export function tellsCredit({ credited, uncredited, nothing }: DayMarks): boolean {
  return (credited | uncredited | nothing) !== 0;
}

/** Whether two readings of a month are the same, so that it does not matter which of them is taken. */
export function sameMarks(one: DayMarks, other: DayMarks): boolean {
  return JSON.stringify(comparable(one)) === JSON.stringify(comparable(other));
}

function comparable({ cost, ...marks }: DayMarks): unknown {
  const sums = [...(cost ?? [])].map(([currency, days]) => [
    currency,
    days.reduce((sum, day) => sum + day, 0).toFixed(4),
  ]);
  return [Object.entries(marks).sort(), sums.sort()];
}

/** The days of a month that have a mark. */
export function markedDays(month: string, marks: number): string[] {
  return Array.from({ length: mostDays }, (_, index) => index)
    .filter((index) => (marks & (1 << index)) !== 0)
    .map((index) => `${month}-${String(index + 1).padStart(2, "0")}`);
}

/** The kinds of usage that can earn nothing, of those that were seen. */
export function markedKinds(marks: number): NothingKind[] {
  return nothingKinds.filter((_kind, index) => (marks & (1 << index)) !== 0);
}
