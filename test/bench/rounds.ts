import { times } from "./format";
import type { Table } from "./report";
import { lowerQuartile, median } from "./statistics";

/** The columns of a table of ratios that were taken round by round. */
export const ratioColumns = ["what", "target", "median", "lower quartile", ""];

/**
 * Adds a figure and its floor, both of the same rounds. A busy machine only ever adds to a ratio, so
 * a target is missed where three rounds of four are above it.
 */
export function addRatios(
  table: Table,
  what: string,
  target: number,
  own: readonly number[],
  floor: readonly number[],
): void {
  const ratios = own.flatMap((value, round) => {
    const base = floor[round];
    return base === undefined ? [] : [value / base];
  });
  if (ratios.length > 0) {
    const low = lowerQuartile(ratios);
    const verdict = low <= target ? "reached" : "missed";
    table.row(what, times(target), times(median(ratios)), times(low), verdict);
  }
}
