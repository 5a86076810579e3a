/** Something that goes on step by step. */
export interface Actor {
  /** Lets it take one step; one that has ended takes none. */
  step(): Promise<void>;
  /** How it ended. */
  end: Promise<void>;
}

/**
 * Starts something that waits for its turn before each step, for so many steps; the last one goes on to the
 * end.
 */
export function startActor(
  steps: number,
  act: (turn: () => Promise<void>) => Promise<void>,
): Actor {
  let go: () => void = () => undefined;
  let halt: () => void = () => undefined;
  let halted = new Promise<void>((resolve) => (halt = resolve));
  let hasEnded = false;
  let turns = 0;
  const end = act(async () => {
    turns += 1;
    if (turns <= steps) {
      await new Promise<void>((resolve) => {
        go = resolve;
        halt();
      });
    }
  }).finally(() => {
    hasEnded = true;
    halt();
  });
  return {
    async step() {
      await halted;
      if (!hasEnded) {
        halted = new Promise<void>((resolve) => (halt = resolve));
        go();
        await halted;
      }
    },
    end,
  };
}

export type Order = ("one" | "other")[];

/** All orders in which some steps of one actor and some of another can follow each other. */
export function interleavings(one: number, other: number): Order[] {
  if (one === 0 || other === 0) {
    return [[...Array<"one">(one).fill("one"), ...Array<"other">(other).fill("other")]];
  }
  return [
    ...interleavings(one - 1, other).map((rest): Order => ["one", ...rest]),
    ...interleavings(one, other - 1).map((rest): Order => ["other", ...rest]),
  ];
}
