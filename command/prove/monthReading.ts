import { daysLater, lastDayOf } from "./day";
import type { DayMarks } from "./dayMarks";
import { markedDays, noMarks, tellsCredit } from "./dayMarks";
import { madeWithoutCredit } from "./fileKind";
import { daysBeyond } from "./joinDays";
import type { BilledSource, Chosen, GatheredSubscription } from "./gathered";
import { shortName } from "./run";
import type { SubscriptionMonth } from "./runReading";

/** Credit shows within 48 hours; a day more for the one that is under way. */
const daysUntilSure = 3;

/** What is known of a place in one month, of the file that is believed. */
export interface MonthReading {
  month: string;
  chosen: Chosen<SubscriptionMonth>;
  marks: DayMarks;
}

/** Month by month the file that is believed, with what others know of usage that is paid already. */
export function readingsOf({ billed }: GatheredSubscription, place: string): MonthReading[] {
  const months = [...billed].sort(([one], [other]) => (one < other ? -1 : 1));
  const readings = months.map(([month, sources]) => ({
    month,
    chosen: believed(sources),
    sources,
  }));
  // A file without the columns matters only where no other tells of the subscription at all.
  const telling = readings.filter(({ chosen }) => chosen.hasCreditColumns);
  return (telling.length > 0 ? telling : readings).flatMap(({ month, chosen, sources }) => {
    const marks = marksAt(chosen, place);
    const others = [...sources.values()].filter((other) => other !== chosen);
    const reading = {
      month,
      chosen,
      marks: others.reduce((so, other) => withoutPaid(so, marksAt(other, place)), marks),
    };
    return [reading, ...beyond(reading, others, place)];
  });
}

/** What the next best file says of days that the believed one does not reach. */
function beyond(
  { month, chosen }: MonthReading,
  others: readonly Chosen<SubscriptionMonth>[],
  place: string,
): MonthReading[] {
  const telling = others.filter(
    ({ told, hasCreditColumns, contradictedBy }) =>
      hasCreditColumns && contradictedBy === undefined && tellsCredit(told.whole),
  );
  const [next] = telling;
  const told = next && daysBeyond(chosen, next);
  if (next === undefined || told === undefined || chosen.contradictedBy !== undefined) {
    return [];
  }
  const rest = { ...next, told };
  return [{ month, chosen: rest, marks: marksAt(rest, place) }];
}

function marksAt({ told }: Chosen<SubscriptionMonth>, place: string): DayMarks {
  return place === "" ? told.whole : (told.places?.get(place) ?? noMarks());
}

/** What was billed is final; of what is not, Microsoft's cost data are the closest to the invoice. */
function believed(
  sources: Map<BilledSource, Chosen<SubscriptionMonth>>,
): Chosen<SubscriptionMonth> {
  const order: BilledSource[] = ["costs", "focus", "ratedUsage", "without credit"];
  const rank = ({ kind, told, hasCreditColumns, contradictedBy }: Chosen<SubscriptionMonth>) =>
    (hasCreditColumns && tellsCredit(told.whole) ? 0 : 100) +
    (contradictedBy === undefined ? 0 : 50) +
    (kind === "ratedUsage" && told.isBilled ? -1 : order.indexOf(kind));
  const [best] = [...sources.values()].sort((one, other) => rank(one) - rank(other));
  if (best === undefined) {
    throw new RangeError("A month is told of by some file, or it is not there.");
  }
  return best;
}

/** Only daily rated usage tells what an Azure credit offer has paid; such usage earns nothing. */
function withoutPaid(marks: DayMarks, other: DayMarks): DayMarks {
  const onlyPaid = other.paid & ~other.uncredited & ~other.credited;
  return (marks.uncredited & onlyPaid) === 0
    ? marks
    : {
        ...marks,
        uncredited: marks.uncredited & ~onlyPaid,
        paid: marks.paid | onlyPaid,
        nothing: marks.nothing | other.nothing,
      };
}

/** The days of a month, by what is said of them. */
export interface DaysOfMonth {
  credited: string[];
  uncredited: string[];
  early: string[];
  /** Whether some day is both credited and not. */
  inPart: boolean;
}

/** Which days were credited, which were not, and of which it is too early to say so. */
export function daysOf({ month, marks, chosen }: MonthReading): DaysOfMonth {
  const told = chosen.contradictedBy === undefined ? marks : noMarks();
  const uncredited = markedDays(month, told.uncredited);
  const surest = lastSureDay(chosen);
  return {
    credited: markedDays(month, told.credited),
    uncredited: uncredited.filter((day) => day <= surest),
    early: uncredited.filter((day) => day > surest),
    inPart: (told.uncredited & told.credited) !== 0,
  };
}

/** Until which day "not credited" is the last word. */
function lastSureDay({ told, run, dataUntil }: Chosen<SubscriptionMonth>): string {
  const made = run.made?.slice(0, 10) ?? dataUntil;
  return told.isBilled ? dataUntil : daysLater(made, -daysUntilSure);
}

/** Whether the month was under way when the file was made, so that it may still change. */
export function isOpen({ month, chosen }: MonthReading): boolean {
  const { told, run, dataUntil } = chosen;
  const isUnderWay =
    run.made === undefined ? dataUntil < lastDayOf(month) : run.made.startsWith(month);
  return !told.isBilled && isUnderWay;
}

/** Why the file does not tell of the credit; `undefined` where it does. */
export function whyUnknown({ month, chosen, marks }: MonthReading): string | undefined {
  const { run, contradictedBy, hasCreditColumns } = chosen;
  if (contradictedBy !== undefined) {
    return `${shortName(run)} and ${shortName(contradictedBy)} say different things of ${month}, and nothing tells which of them is newer`;
  }
  const seen = marks.credited | marks.uncredited | marks.unknown;
  if (!hasCreditColumns && (seen | marks.nothing) !== 0) {
    return `${madeWithoutCredit(chosen.kind)}, ${shortName(run)} has no columns for the credit`;
  }
  if ((marks.unknown & ~marks.credited & ~marks.uncredited) === 0) {
    return undefined;
  }
  return marks.hasNoPartner
    ? `${shortName(run)} names no partner there: the customer buys under another agreement`
    : `the columns for the credit are empty in ${shortName(run)}`;
}
