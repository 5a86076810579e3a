/** A list of one, or of none where reading fails: for what is tried in more than one way. */
export function orNothing<T>(read: () => T): T[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}
