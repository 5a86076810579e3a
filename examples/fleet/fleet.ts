import type { Customer } from "./customers";
import type { Journal, Result } from "./journal";

export interface Fleet {
  customers: readonly Customer[];
  parallel: number;
  /** Ends early: what runs comes to its end, nothing more is begun. */
  isStopped(): boolean;
  onboard(customer: Customer): Promise<Result>;
  journal: Journal;
  tell(result: Result): void;
}

/** Onboards all customers, some at once. One that fails does not stop the others. */
export async function runFleet(fleet: Fleet): Promise<Result[]> {
  const { customers, parallel, isStopped, journal } = fleet;
  const waiting = customers.values();
  const results: Result[] = [];
  await Promise.all(
    Array.from({ length: Math.min(parallel, customers.length) }, async () => {
      for (const customer of waiting) {
        if (isStopped()) {
          return;
        }
        const result = await fleet.onboard(customer);
        await journal.add(result);
        results.push(result);
        fleet.tell(result);
      }
    }),
  );
  return results;
}
