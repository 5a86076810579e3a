import type { Fail } from "../lifecycle";
import { hasUnknown } from "../properties";
import type { Properties } from "../properties";

/** What the table of arguments says of a resource. */
type Arguments = Record<string, string | readonly string[]>;

/** Checks the properties that take one of a few words; what is not known yet is left alone. */
export function checkChoices(inputs: Properties, taken: Arguments, fail: Fail): void {
  for (const [key, words] of Object.entries(taken)) {
    const value = inputs[key];
    if (typeof words === "string" || value === undefined || hasUnknown(value)) {
      continue;
    }
    if (!words.includes(value as string)) {
      fail(key, `must be ${words.map((word) => `"${word}"`).join(" or ")}`);
    }
  }
}
