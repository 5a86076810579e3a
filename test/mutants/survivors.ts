/** Mutants that no test kills, by the reason why none is wanted: `file: what stood -> what became`. */
export const survivors: Readonly<Record<string, readonly string[]>> = {
  "Only the compiler asks for it; what runs says the same without it": [
    "entraFailure.ts: status !== undefined -> true",
    "managedIdentityFailure.ts: last?.failure -> last.failure",
    "managedIdentityFailure.ts: last?.status -> last.status",
    "managedIdentityFailure.ts: last?.proxied -> last.proxied",
  ],
  "What is left out here would change nothing after it": [
    'azureCliFailure.ts: line !== "" -> true',
    "network.ts: current !== undefined -> true",
    "network.ts: current !== null -> true",
  ],
  "Any order will do, as long as it is always the same": [
    "declarations.ts: one < other -> one <= other",
    "declarations.ts: one < other -> one >= other",
  ],
  "Nobody can tell on which side a single millisecond falls": [
    "newestKnown.ts: Date.now() - (timeOf(other.updatedTime) ?? 0) < lagMilliseconds -> Date.now() - (timeOf(other.updatedTime) ?? 0) <= lagMilliseconds",
  ],
};
