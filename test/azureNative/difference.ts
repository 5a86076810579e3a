import { isDeepStrictEqual } from "node:util";
import { isObject } from "./properties";
import type { Properties } from "./properties";

export type Change = "add" | "delete" | "update";

/** What differs, by path: `properties.authorizations[0].principalId`. */
export function difference(before: Properties, after: Properties): Map<string, Change> {
  return new Map(objectDifference(before, after, ""));
}

function objectDifference(before: Properties, after: Properties, base: string) {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) =>
    valueDifference(before[key], after[key], base ? `${base}.${key}` : key),
  );
}

function valueDifference(before: unknown, after: unknown, path: string): [string, Change][] {
  if (isDeepStrictEqual(before, after)) {
    return [];
  }
  if (before === undefined || after === undefined) {
    return [[path, before === undefined ? "add" : "delete"]];
  }
  if (isObject(before) && isObject(after)) {
    return objectDifference(before, after, path);
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const positions = Math.max(before.length, after.length);
    return Array.from({ length: positions }, (_, index) => index).flatMap((index) =>
      valueDifference(before[index], after[index], `${path}[${index}]`),
    );
  }
  return [[path, "update"]];
}

/**
 * Takes into recorded inputs what changed in Azure between two reads, and nothing else: most of
 * what Azure answers are defaults that nobody declared.
 */
export function takeOver(inputs: Properties, before: Properties, after: Properties): Properties {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...keys].filter((key) => !isDeepStrictEqual(before[key], after[key]));
  const taken = changed
    .filter((key) => after[key] !== undefined)
    .map((key) => [key, takeOverValue(inputs[key], before[key], after[key])]);
  const kept = Object.entries(inputs).filter(([key]) => !changed.includes(key));
  return Object.fromEntries([...kept, ...taken]);
}

function takeOverValue(input: unknown, before: unknown, after: unknown): unknown {
  if (isObject(input) && isObject(before) && isObject(after)) {
    return takeOver(input, before, after);
  }
  if (Array.isArray(input) && Array.isArray(before) && Array.isArray(after)) {
    return after.map((item: unknown, index) =>
      index < input.length && index < before.length
        ? takeOverValue(input[index], before[index], item)
        : item,
    );
  }
  return isDeepStrictEqual(before, after) ? input : after;
}
