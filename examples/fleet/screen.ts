import { failed } from "./journal";
import type { Result } from "./journal";

/** Tells after each customer how fast it goes, and how long the rest will take. */
export function createProgress(total: number, now: () => number = Date.now) {
  const start = now();
  const width = String(total).length;
  let ended = 0;
  return ({ customer, outcome, seconds }: Result): string => {
    ended += 1;
    const minutes = (now() - start) / 60 / 1000;
    const perMinute = ended / minutes;
    const left = (total - ended) / perMinute;
    const place = `[${String(ended).padStart(width)}/${total}]`;
    return `${place} ${customer}: ${outcome} in ${seconds} s  (${perMinute.toFixed(1)} per minute, ${left.toFixed(1)} minutes left)`;
  };
}

/** What became of every customer, those that failed at the end, where they are seen. */
export function resultTable(results: readonly Result[]): string {
  const rank = ({ outcome }: Result) => (outcome === failed ? 1 : 0);
  const sorted = [...results].sort(
    (one, other) => rank(one) - rank(other) || one.customer.localeCompare(other.customer),
  );
  const nameWidth = Math.max(...results.map(({ customer }) => customer.length));
  return sorted
    .map(({ customer, outcome, partnerName, error }) =>
      [customer.padEnd(nameWidth), outcome.padEnd(9), error ?? partnerName ?? ""].join("  "),
    )
    .join("\n");
}
