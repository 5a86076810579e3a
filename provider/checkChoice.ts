import type { Fail } from "./identity/checkIdentity";
import { hasUnknown } from "./properties";
import type { Properties } from "./properties";

/** Checks a property that takes one of a few words; what is not known yet is left alone. */
export function checkChoice(inputs: Properties, key: string, choices: string[], fail: Fail): void {
  const value = inputs[key];
  if (value !== undefined && !hasUnknown(value) && !choices.includes(value as string)) {
    fail(key, `must be ${choices.map((choice) => `"${choice}"`).join(" or ")}`);
  }
}
