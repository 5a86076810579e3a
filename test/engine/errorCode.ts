/** The system's code of a failure, such as "EEXIST". */
export function errorCode(error: unknown): unknown {
  // Not by instanceof: under jest the errors of Node's own modules belong to another realm.
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
