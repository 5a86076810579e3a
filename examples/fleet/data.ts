const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads an id of the data file. Fails when it is no GUID, or still the zeros that stand where one is to go. */
export function readGuid(who: string, key: string, value: unknown, whose = ""): string {
  if (typeof value === "string" && /^[0-]+$/.test(value)) {
    throw new Error(
      `${who} still has the zeros of the example as its ${key}: put the real id there${whose}.`,
    );
  }
  if (typeof value !== "string" || !guid.test(value)) {
    throw new Error(`${who} needs a GUID as its ${key}${whose}.`);
  }
  return value;
}

/** Fails when there are other keys: a misspelt one would be a customer without access. */
export function refuseOthers(who: string, others: object, known: readonly string[]): void {
  const [other] = Object.keys(others);
  if (other !== undefined) {
    throw new Error(`${who} has "${other}", which is none of ${known.join(", ")}.`);
  }
}
