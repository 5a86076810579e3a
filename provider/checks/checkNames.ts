import { printable } from "../../azure/printable";
import { argumentTable } from "../argumentTable";
import type { Fail } from "../lifecycle";
import type { Properties } from "../properties";

/** Refuses arguments that a resource does not have; what is not set may be called anything. */
export function checkNames(given: Properties, taken: object, what: string, fail: Fail): void {
  for (const key of unknownNames(given, taken)) {
    // The engine prints the value of an argument that fails, so a secret must not be named as one.
    if (Object.hasOwn(argumentTable.Identity, key)) {
      fail(`identity.${key}`, `was given beside identity: write identity: { ${key} }`);
    } else {
      fail(printable(key), unknownName(taken, what));
    }
  }
}

/** The properties that are set and that there are none of. */
export function unknownNames(given: object, taken: object): string[] {
  return Object.entries(given)
    .filter(([key, value]) => value !== undefined && value !== null && !Object.hasOwn(taken, key))
    .map(([key]) => key);
}

/** Why a property is refused that there is none of. */
export function unknownName(taken: object, what: string): string {
  return `is not a property of ${what}; it has ${Object.keys(taken).join(", ")}`;
}
