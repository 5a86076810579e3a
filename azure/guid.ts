/** A GUID in the form that Azure uses, 8-4-4-4-12 hexadecimal digits, for expressions that ignore case. */
export const guidPattern = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

const guid = new RegExp(`^${guidPattern}$`, "i");

/** Whether a value is a GUID in the form that Azure uses, and nothing beside it. */
export function isGuid(value: unknown): value is string {
  return typeof value === "string" && guid.test(value);
}

/** Whether an id is the GUID of nothing but zeros, which stands where a real one is to go. */
export function isPlaceholder(id: string | undefined): boolean {
  return id === "00000000-0000-0000-0000-000000000000";
}

/** Compares two ids the way Azure does: without regard to case. Unknown ids are never the same. */
export function sameId(left: string | null | undefined, right: string | null | undefined): boolean {
  return left != null && right != null && left.toLowerCase() === right.toLowerCase();
}
