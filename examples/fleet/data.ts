const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a value of the data file is a GUID, and not the zeros that stand where one is to go. */
export function isGuid(value: unknown): value is string {
  return typeof value === "string" && guid.test(value) && /[^0-]/.test(value);
}

/** Fails when there are other keys: a misspelt one would be a customer without access. */
export function refuseOthers(who: string, others: object, known: readonly string[]): void {
  const [other] = Object.keys(others);
  if (other !== undefined) {
    throw new Error(`${who} has "${other}", which is none of ${known.join(", ")}.`);
  }
}
