/*
 * Days and months of Microsoft's files. A day is `YYYY-MM-DD` and a month `YYYY-MM`, both in UTC, so that
 * they compare as texts.
 */

const isoDay = /^(\d{4})-(\d\d)-(\d\d)(?:[T ][\d:.]*(?:Z|\+00:?00| UTC)?)?$/i;
const packedDay = /^(\d{4})(\d\d)(\d\d)$/;
// Month first, as Microsoft's portals write it wherever they are read.
const slashedDay = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: [\d:]+(?: ?[AP]M)?)?$/i;

/** The day of a cell, in whatever form Microsoft writes it; `undefined` where it is no day. */
export function dayOf(text: string): string | undefined {
  const [, year, month, day] = isoDay.exec(text) ?? packedDay.exec(text) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) {
    return existing(year, month, day);
  }
  const [, slashedMonth, slashedDate, slashedYear] = slashedDay.exec(text) ?? [];
  return slashedMonth !== undefined && slashedDate !== undefined && slashedYear !== undefined
    ? existing(slashedYear, slashedMonth.padStart(2, "0"), slashedDate.padStart(2, "0"))
    : undefined;
}

/** The day, if the calendar has it. */
function existing(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month}-${day}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
}

const names = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const isoMonth = /^(\d{4})-?(0[1-9]|1[0-2])$/;
const namedMonth = /^([a-z]{3})[a-z]*[ -]+(\d{4}|\d\d)$/i;

/** The month of a cell: a month, or any day of it. */
export function monthOf(text: string): string | undefined {
  const [, year, month] = isoMonth.exec(text) ?? [];
  if (year !== undefined && month !== undefined) {
    return `${year}-${month}`;
  }
  const [, name = "", named = ""] = namedMonth.exec(text) ?? [];
  const at = names.indexOf(name.toLowerCase());
  return at >= 0
    ? `${named.length === 2 ? "20" : ""}${named}-${String(at + 1).padStart(2, "0")}`
    : dayOf(text)?.slice(0, 7);
}

/** The day so many days later, or earlier. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last day of a month. */
export function lastDayOf(month: string): string {
  return daysLater(`${monthAfter(month)}-01`, -1);
}

/** The next month. */
export function monthAfter(month: string): string {
  return daysLater(`${month}-28`, 4).slice(0, 7);
}

/** Days that follow each other, both included. */
export interface Days {
  from: string;
  to: string;
}

/** Days in their order, those that follow each other together. */
export function spans(days: readonly string[]): Days[] {
  const found: Days[] = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last !== undefined && daysLater(last.to, 1) === day) {
      last.to = day;
    } else {
      found.push({ from: day, to: day });
    }
  }
  return found;
}

// More than these make no sentence.
const mostSpans = 4;

/** Days for a sentence. */
export function spansText(days: readonly Days[]): string {
  const shown = days.slice(0, mostSpans);
  const more = days.length - shown.length;
  const texts = shown.map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
  return [...texts, ...(more > 0 ? [`and ${more} more times`] : [])].join(", ");
}
