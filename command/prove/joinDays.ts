import { noMarks } from "./dayMarks";
import type { DayMarks } from "./dayMarks";
import type { SubscriptionMonth } from "./runReading";

/** What a run says of a subscription in a month, and from which day of it to which it tells of any. */
interface CoveredMonth {
  told: SubscriptionMonth;
  firstDay: string;
  lastDay: string;
}

/**
 * The better word on a month, and what another run says of the days that it does not reach: an export may be
 * of a week, or of half a month. No day is taken of both.
 */
export function joinDays(better: CoveredMonth, other: CoveredMonth): SubscriptionMonth {
  const more = bitsOf(other) & ~bitsOf(better);
  if (more === 0) {
    return better.told;
  }
  const joined = new Map(better.told.places);
  for (const [place, marks] of other.told.places ?? []) {
    joined.set(place, joinMarks(joined.get(place) ?? noMarks(), marks, more));
  }
  return {
    ...better.told,
    whole: joinMarks(better.told.whole, other.told.whole, more),
    ...(joined.size > 0 && { places: joined }),
  };
}

/** What a run says of the days that a better word does not reach; `undefined` where that reaches all of them. */
export function daysBeyond(
  better: CoveredMonth,
  other: CoveredMonth,
): SubscriptionMonth | undefined {
  const { places, ...told } = other.told;
  const more = bitsOf(other) & ~bitsOf(better);
  const only = (marks: DayMarks) => joinMarks(noMarks(), marks, more);
  return more === 0
    ? undefined
    : {
        ...told,
        whole: only(told.whole),
        ...(places && { places: new Map([...places].map(([name, marks]) => [name, only(marks)])) }),
      };
}

/** A bit for each day that is reached, as in the marks. */
function bitsOf({ firstDay, lastDay }: CoveredMonth): number {
  const [first, last] = [firstDay, lastDay].map((day) => Number(day.slice(8)) - 1);
  return (-1 << (first ?? 0)) & ~(-2 << (last ?? 0));
}

function joinMarks(marks: DayMarks, other: DayMarks, days: number): DayMarks {
  const cost = new Map([...(marks.cost ?? [])].map(([currency, costs]) => [currency, [...costs]]));
  for (const [currency, costs] of other.cost ?? []) {
    const known = cost.get(currency) ?? costs.map(() => 0);
    cost.set(
      currency,
      known.map((sum, day) => ((days & (1 << day)) === 0 ? sum : (costs[day] ?? 0))),
    );
  }
  return {
    credited: marks.credited | (other.credited & days),
    uncredited: marks.uncredited | (other.uncredited & days),
    unknown: marks.unknown | (other.unknown & days),
    paid: marks.paid | (other.paid & days),
    nothing: marks.nothing | other.nothing,
    hasNoPartner: marks.hasNoPartner || other.hasNoPartner,
    ...(cost.size > 0 && { cost }),
  };
}
