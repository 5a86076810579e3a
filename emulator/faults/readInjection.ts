import type { Fault, Injection } from "./fault";

/** What says why a value is no injection. */
const shape = 'A fault needs "on", an object, and "fault", an object with a "type".';

/** An injection out of JSON, where `on.path` is the text of a regular expression. */
export function readInjection(value: unknown): Injection {
  if (!isObject(value) || !isObject(value.on) || !isObject(value.fault) || !value.fault.type) {
    throw new Error(shape);
  }
  const { path, ...on } = value.on;
  return {
    ...value,
    on: { ...on, ...(typeof path === "string" && { path: new RegExp(path, "i") }) },
    // Which fields a type has is not looked at: what is missing is as if it were left out.
    fault: value.fault as unknown as Fault,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
