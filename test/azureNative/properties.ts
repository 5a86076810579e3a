/** Inputs or outputs of a resource, as plain data. */
export type Properties = Record<string, unknown>;

/** What a value that is not known yet looks like on the way between engine and plugin. */
const unknownValues = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

export const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function isUnknown(value: unknown): boolean {
  return typeof value === "string" && unknownValues.has(value);
}

export function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Without what is null or undefined, at any depth. */
export function withoutNulls(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([key, value]) => [key, isObject(value) ? withoutNulls(value) : value]),
  );
}

export function pick(properties: Properties, keys: readonly string[]): Properties {
  return Object.fromEntries(
    keys.flatMap((key) => (properties[key] === undefined ? [] : [[key, properties[key]]])),
  );
}
