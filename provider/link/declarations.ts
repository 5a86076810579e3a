import type { Properties } from "../properties";

/**
 * The inputs that the program of this run declares. The engine asks for a diff after a refresh, too,
 * about resources that the program may not declare any more; what `check` has not seen is such a
 * one.
 */
export interface Declarations {
  /** Notes inputs as `check` let them through. */
  add(inputs: Properties): void;
  has(inputs: Properties): boolean;
}

/** The declarations of one process, which serves one run of the engine. */
export function createDeclarations(): Declarations {
  const declared = new Set<string>();
  return {
    add: (inputs) => void declared.add(canonical(inputs)),
    has: (inputs) => declared.has(canonical(inputs)),
  };
}

/** The order of keys is not kept on the wire. */
function canonical(inputs: Properties): string {
  return JSON.stringify(inputs, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
