import { LinkError, sentences } from "./linkError";

/** The time one operation may take, its signal for the Azure clients, and how it reads in an error. */
export interface Deadline {
  readonly seconds: number;
  readonly signal: AbortSignal;
  /** What sets a longer time. @default the stack's configuration */
  readonly raisedBy?: string;
}

/** Starts the clock of one operation. */
export function startDeadline(seconds: number): Deadline {
  return { seconds, signal: AbortSignal.timeout(Math.ceil(seconds * 1000)) };
}

/**
 * Waits for work, but not longer than the signal allows. The Azure clients do not end everything
 * that is aborted: a sign-in goes on, and a body that is cut never arrives.
 */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
    if (signal.aborted) {
      abort();
    }
  });
}

/** Azure was still silent, or still asking to wait, when the operation's time was over. */
export function deadlinePassed(attempt: string, deadline: Deadline, last?: string): LinkError {
  return new LinkError(
    sentences(
      `${attempt}: no usable answer within ${deadline.seconds} seconds.`,
      last,
      `Run the command again; if Azure needs longer, raise the limit with ${deadline.raisedBy ?? "`pulumi config set azure-partner:operationTimeout <seconds>`"}.`,
    ),
  );
}
