import { setImmediate as soon } from "node:timers/promises";

/**
 * Makes of a piece of work one that all who ask at about the same time share: each gets a run that began
 * after it had asked. An engine asks for many resources at once.
 */
export function inTurns<Result>(act: () => Result): () => Promise<Result> {
  let next: Promise<Result> | undefined;
  return () => {
    next ??= soon().then(() => {
      next = undefined;
      return act();
    });
    return next;
  };
}
