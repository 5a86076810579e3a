import { sameMarks, tellsCredit } from "./dayMarks";
import type { FileKindName } from "./fileKind";
import { joinDays } from "./joinDays";
import type { Run } from "./run";
import { widthOf } from "./run";
import type {
  AttributedMonth,
  NamedCustomer,
  ReadSubscription,
  RunReading,
  SubscriptionMonth,
} from "./runReading";

/** What one run says of a month, chosen among all runs that tell of it. */
export interface Chosen<Told> {
  told: Told;
  run: Run;
  kind: FileKindName;
  hasCreditColumns: boolean;
  /** First and last day of the month's usage in the run, in whichever subscription. */
  firstDay: string;
  lastDay: string;
  /** Last day of usage in the run. */
  dataUntil: string;
  /** Another run that says otherwise, where nothing tells which of the two is newer. */
  contradictedBy?: Run;
}

/** Where several kinds of files tell of one month, each is kept apart: they say the same thing anew. */
export type BilledSource = FileKindName | "without credit";

/** What all runs say of a subscription. */
export interface GatheredSubscription extends NamedCustomer {
  subscriptionId: string;
  billed: Map<string, Map<BilledSource, Chosen<SubscriptionMonth>>>;
  attributed: Map<string, Chosen<AttributedMonth>>;
}

/** What was read of all runs; no month of a subscription stands in it twice. */
export interface Gathered {
  subscriptions: Map<string, GatheredSubscription>;
  /** The runs that were read, of each what it could tell. */
  runs: { run: Run; kind: FileKindName; hasCreditColumns: boolean }[];
  /** By month that usage reports tell of: until when the newest of them was made at the latest (ISO 8601). */
  reportedMonths: Map<string, string>;
  /** Last day of usage that was billed. */
  dataUntil: string | undefined;
  /** How many months of subscriptions stood in more than one run of the same kind. */
  replaced: number;
}

/** Nothing was read yet. */
export function nothingGathered(): Gathered {
  return {
    subscriptions: new Map(),
    runs: [],
    reportedMonths: new Map(),
    dataUntil: undefined,
    replaced: 0,
  };
}

/** Adds what a run says, of each month of each subscription only if it is the better word. */
export function addReading(gathered: Gathered, reading: RunReading): void {
  const { run, kind, hasCreditColumns, firstDays, lastDays } = reading;
  gathered.runs.push({ run, kind, hasCreditColumns });
  const source: BilledSource = hasCreditColumns ? kind : "without credit";
  const dataUntil = [...lastDays.values()].sort().at(-1) ?? "";
  const chosen = <Told>(told: Told, month: string): Chosen<Told> => {
    const firstDay = firstDays.get(month) ?? `${month}-01`;
    const lastDay = lastDays.get(month) ?? `${month}-01`;
    return { told, run, kind, hasCreditColumns, firstDay, lastDay, dataUntil };
  };
  for (const [subscription, month, told] of monthsOf(gathered, reading.billed)) {
    const months = subscription.billed.get(month) ?? new Map<BilledSource, never>();
    subscription.billed.set(month, months);
    const known = months.get(source);
    gathered.replaced += known === undefined ? 0 : 1;
    months.set(source, betterDays(known, chosen(told, month)));
  }
  for (const [subscription, month, told] of monthsOf(gathered, reading.attributed)) {
    const known = subscription.attributed.get(month);
    gathered.replaced += known === undefined ? 0 : 1;
    subscription.attributed.set(month, better(known, chosen(told, month), compareReports));
    const made = run.made ?? run.saved ?? "";
    const otherMade = gathered.reportedMonths.get(month) ?? "";
    gathered.reportedMonths.set(month, made > otherMade ? made : otherMade);
  }
  if (kind !== "usageReport" && dataUntil > (gathered.dataUntil ?? "")) {
    gathered.dataUntil = dataUntil;
  }
}

/** Every month of every subscription that was read, with what is gathered of the subscription. */
function* monthsOf<Month>(
  { subscriptions }: Gathered,
  read: Map<string, ReadSubscription<Month>>,
): Generator<[GatheredSubscription, string, Month]> {
  for (const [subscriptionId, { tenantId, customerName, months }] of read) {
    const known = subscriptions.get(subscriptionId) ?? {
      subscriptionId,
      tenantId: "",
      customerName: "",
      billed: new Map(),
      attributed: new Map(),
    };
    known.tenantId ||= tenantId;
    known.customerName ||= customerName;
    subscriptions.set(subscriptionId, known);
    for (const [month, told] of months) {
      yield [known, month, told];
    }
  }
}

/** Above zero where the first is the better word, zero where both say the same. */
type Compare<Told> = (one: Chosen<Told>, other: Chosen<Told>) => number | undefined;

function better<Told>(
  known: Chosen<Told> | undefined,
  next: Chosen<Told>,
  compare: Compare<Told>,
): Chosen<Told> {
  if (known === undefined) {
    return next;
  }
  const order = compare(known, next);
  if (order === undefined) {
    return { ...known, contradictedBy: known.contradictedBy ?? next.run };
  }
  return order < 0 ? next : known;
}

/** The better word on the month; of days that it does not reach, the other's, if that is of the same rank. */
function betterDays(
  known: Chosen<SubscriptionMonth> | undefined,
  next: Chosen<SubscriptionMonth>,
): Chosen<SubscriptionMonth> {
  const best = better(known, next, compareBilled);
  if (known === undefined || best.contradictedBy !== undefined || rank(known) !== rank(next)) {
    return best;
  }
  const other = best === known ? next : known;
  return {
    ...best,
    told: joinDays(best, other),
    firstDay: best.firstDay < other.firstDay ? best.firstDay : other.firstDay,
    lastDay: best.lastDay > other.lastDay ? best.lastDay : other.lastDay,
    dataUntil: best.dataUntil > other.dataUntil ? best.dataUntil : other.dataUntil,
  };
}

/**
 * What tells anything of credit goes before what does not, billed before unbilled, a wide export before a
 * narrow one, and then the newer one.
 */
const compareBilled: Compare<SubscriptionMonth> = (one, other) =>
  rank(one) - rank(other) ||
  newer(one, other) ||
  (sameMarks(one.told.whole, other.told.whole) ? 0 : undefined);

function rank({ told, run }: Chosen<SubscriptionMonth>): number {
  return (tellsCredit(told.whole) ? 100 : 0) + (told.isBilled ? 10 : 0) + widthOf(run);
}

/** A report that reaches a later month is the newer one. */
const compareReports: Compare<AttributedMonth> = (one, other) =>
  later(one.run.made, other.run.made) ||
  later(one.dataUntil, other.dataUntil) ||
  (sameTypes(one.told, other.told) ? 0 : undefined);

/** By the time of making; where that is not known, by how far the usage reaches. */
function newer(one: Chosen<unknown>, other: Chosen<unknown>): number {
  return later(one.run.made, other.run.made) || later(one.lastDay, other.lastDay);
}

function later(one: string | undefined, other: string | undefined): number {
  return one === undefined || other === undefined || one === other ? 0 : one > other ? 1 : -1;
}

function sameTypes(one: AttributedMonth, other: AttributedMonth): boolean {
  const text = ({ types }: AttributedMonth) =>
    JSON.stringify([...types].map(([type, { revenue }]) => [type, revenue.toFixed(2)]).sort());
  return text(one) === text(other);
}
