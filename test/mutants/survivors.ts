/** Mutants that no test kills, by the reason why none is wanted: `file: what stood -> what became`. */
export const survivors: Readonly<Record<string, readonly string[]>> = {
  "Only the compiler asks for it; what runs says the same without it": [
    "entraFailure.ts: status !== undefined -> true",
    "managedIdentityFailure.ts: last?.failure -> last.failure",
    "managedIdentityFailure.ts: last?.status -> last.status",
    "managedIdentityFailure.ts: last?.proxied -> last.proxied",
    "holding.ts: grant.role?.id -> grant.role.id",
    "organisation.ts: global !== null -> true",
  ],
  "What is left out here would change nothing after it": [
    'azureCliFailure.ts: line !== "" -> true',
    "network.ts: current !== undefined -> true",
    "network.ts: current !== null -> true",
    'holding.ts: case "group": return undefined; -> case "group":',
    "holding.ts: default: return undefined; -> default:",
    'holding.ts: case "yes": return undefined; -> case "yes":',
    "tenant.ts: default: return undefined; -> default:",
    "recognition.ts: { scope: undefined, holdings: undefined } -> {}",
  ],
  "What is put into the empty list is none of what is looked for in it": [
    'onBehalfOf.ts: [] -> ["Stryker was here"]',
    'organisation.ts: [] -> ["Stryker was here"]',
    'creditClaims.ts: [] -> ["Stryker was here"]',
    'recognition.ts: [] -> ["Stryker was here"]',
  ],
  "A checklist has every step": [
    "headline.ts: stepOf(attribution, step)?.known -> stepOf(attribution, step).known",
    "headline.ts: stepOf(attribution, step)?.state -> stepOf(attribution, step).state",
  ],
  "No cell of the table that this could be has an end": ["creditClaims.ts: true -> false"],
  "Any order will do, as long as it is always the same": [
    "declarations.ts: one < other -> one <= other",
    "declarations.ts: one < other -> one >= other",
  ],
  "Nobody can tell on which side a single millisecond falls": [
    "newestKnown.ts: Date.now() - (timeOf(other.updatedTime) ?? 0) < lagMilliseconds -> Date.now() - (timeOf(other.updatedTime) ?? 0) <= lagMilliseconds",
  ],
};
