import { createInterface } from "node:readline/promises";
import { isRight } from "./journal";
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

/** What became of every customer, those that need somebody at the end, where they are seen. */
export function resultTable(results: readonly Result[]): string {
  const rank = (result: Result) => (isRight(result) ? 0 : 1);
  const sorted = [...results].sort(
    (one, other) =>
      rank(one) - rank(other) ||
      one.customer.localeCompare(other.customer, "en", { numeric: true }),
  );
  const nameWidth = Math.max(...results.map(({ customer }) => customer.length));
  return sorted
    .map(({ customer, outcome, partnerName, told }) =>
      [customer.padEnd(nameWidth), outcome.padEnd(9), told ?? partnerName ?? ""].join("  "),
    )
    .join("\n");
}

/** Asks whoever sits at the terminal; nobody is asked where there is none, as in a pipeline. */
export function askPerson(): ((question: string) => Promise<string>) | undefined {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    return undefined;
  }
  return async (question) => {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return (await terminal.question(question)).trim();
    } finally {
      terminal.close();
    }
  };
}
