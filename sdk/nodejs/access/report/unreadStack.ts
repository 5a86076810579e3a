/** A stack of which a report knows nothing, or not everything. */
export interface UnreadStack {
  /** Its name, as it was given or listed. */
  stack: string;
  /** Why, as one sentence; several if several of its outputs could not be read. */
  problem: string;
}

/** What it says in the place of a standing. */
export const notRead = "not read";

/** How many stacks tell nothing; empty where all could be read. */
export function unreadText(unread: UnreadStack[]): string {
  return unread.length === 0
    ? ""
    : `${unread.length === 1 ? "1 stack" : `${unread.length} stacks`} ${notRead}`;
}

/** For a list of sentences. */
export function unreadSentence({ stack, problem }: UnreadStack): string {
  return `${stack}: ${problem}`;
}
