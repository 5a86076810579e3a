import fc from "fast-check";
import { seed } from "../../seed";

let cases = 0;

/** Checks a property on many cases; a failure names the seed and the smallest counterexample. */
export function always<Values extends [unknown, ...unknown[]]>(
  count: number,
  ...property: [
    ...{ [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
    (...values: Values) => void,
  ]
): void {
  const checked = fc.property(...property);
  fc.assert(checked, { seed, numRuns: count, endOnFailure: true });
  cases += count;
}

/** Tells at the end of a file what it ran. */
export function announceCases(name: string): void {
  afterAll(() => {
    process.stdout.write(`Fuzzed ${name}: ${cases} cases, FUZZ_SEED=${seed}.\n`);
  });
}
