/**
 * Makes of a piece of work one that runs once at a time, and that all who ask meanwhile share: each gets a
 * run that began after it had asked.
 */
export function inTurns<Result>(act: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<Result> | undefined;
  return () => {
    next ??= running.then(() => {
      next = undefined;
      const turn = act();
      running = turn.catch(() => undefined);
      return turn;
    });
    return next;
  };
}
