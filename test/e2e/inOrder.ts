/** A step of a test: what is then seen, as a sentence. */
export type Then = (sentence: string, run: () => void | Promise<void>) => void;

/** Bounds a step that hangs; real engines on possibly two cores take far less. */
const longestSeconds = 120;

/**
 * A test whose steps lean on each other: each goes on where the one before it ended, so none can be
 * picked, or pass, without those. A failure names its step, and no later one is tried.
 */
export function inOrder(title: string, tell: (then: Then) => void): void {
  describe(title, () => {
    const steps: { sentence: string; run: () => void | Promise<void> }[] = [];
    tell((sentence, run) => void steps.push({ sentence, run }));
    const sentences = steps.map(({ sentence }) => sentence).join("; then ");
    const longest = steps.length * longestSeconds * 1000;
    test(
      sentences,
      async () => {
        for (const { sentence, run } of steps) {
          try {
            await run();
          } catch (cause) {
            throw new Error(`It failed at the step "${sentence}".`, { cause });
          }
        }
      },
      longest,
    );
  });
}
