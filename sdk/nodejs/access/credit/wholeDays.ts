const oneDay = 24 * 60 * 60 * 1000;

/**
 * The last whole day, in UTC, before an end: `YYYY-MM-DD`. The day in which the end falls is broken.
 * `undefined` where the end is no time.
 *
 * Which day boundary counts is not documented; Microsoft dates its data in UTC.
 */
export function lastWholeDay(end: string): string | undefined {
  const time = Date.parse(end);
  return Number.isFinite(time)
    ? new Date(Math.floor(time / oneDay) * oneDay - oneDay).toISOString().slice(0, 10)
    : undefined;
}
