import type { CheckFailure } from "../lifecycle";

/**
 * Failures as the engine is to tell them. Beside a property that a failure names it prints the whole
 * value, a secret one in clear: so the reason names the property, and the failure names none.
 */
export function toldFailures(failures: readonly CheckFailure[]): CheckFailure[] {
  return failures.map(({ property, reason }) => ({
    property: "",
    reason: `${property} ${reason}`,
  }));
}
