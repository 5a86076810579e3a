/** A resource's inputs or outputs as they cross the wire: plain JSON. */
export type Properties = Record<string, unknown>;

/** How the engine writes a value that is not known yet, at preview. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value, or anything inside it, is not known yet. */
export function hasUnknown(value: unknown): boolean {
  if (typeof value === "object" && value !== null) {
    return Object.values(value).some(hasUnknown);
  }
  return value === unknownValue;
}

/** The properties without those that are not set. */
export function present(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
