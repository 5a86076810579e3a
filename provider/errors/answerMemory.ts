/** What the last requests of a client ended with, for the error of one that never ended well. */
export interface AnswerMemory {
  status?: number;
  count: number;
  /** Requests that were sent, retries included. */
  sent: number;
  /** Whether the last request has ended without an answer, or has not ended. */
  unanswered: boolean;
  /** Whether an answer was cut for its size. */
  oversized: boolean;
  /** The largest answer that is read, in bytes. */
  limit: number;
}

/** `The last answer of Azure was 429 (3 times).`, or nothing when there was none. */
export function describeMemory(who: string, memory: AnswerMemory): string | undefined {
  if (memory.oversized) {
    return `The answer of ${who} was larger than ${memory.limit} bytes and was cut.`;
  }
  return memory.status === undefined || memory.unanswered
    ? undefined
    : `The last answer of ${who} was ${memory.status}${memory.count > 1 ? ` (${memory.count} times)` : ""}.`;
}
