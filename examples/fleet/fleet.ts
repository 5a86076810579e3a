import type { Journal, Result } from "./journal";

export interface Fleet<Customer> {
  customers: readonly Customer[];
  parallel: number;
  /** Ends early: what runs comes to its end, nothing more is begun. */
  isStopped(): boolean;
  run(customer: Customer): Promise<Result>;
  journal: Journal;
  tell(result: Result): void;
}

/** Runs all customers, some at once. One that fails does not stop the others. */
export async function runFleet<Customer>(fleet: Fleet<Customer>): Promise<Result[]> {
  const { customers, parallel, isStopped, journal } = fleet;
  const waiting = customers.values();
  const results: Result[] = [];
  await Promise.all(
    Array.from({ length: Math.min(parallel, customers.length) }, async () => {
      for (const customer of waiting) {
        if (isStopped()) {
          return;
        }
        const result = await fleet.run(customer);
        await journal.add(result);
        results.push(result);
        fleet.tell(result);
      }
    }),
  );
  return results;
}
