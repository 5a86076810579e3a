/** Mutants that no test kills, by the reason why none is wanted: `file: what stood -> what became`. */
export const survivors: Readonly<Record<string, readonly string[]>> = {};
