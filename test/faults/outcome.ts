/** How an operation under a fault ended. */
export type Outcome = keyof typeof outcomes;

/** Each with the mark that the table shows and what the legend says. */
export const outcomes = {
  done: { mark: "✓", meaning: "the operation succeeded in spite of it, and what it says is true" },
  refused: { mark: "·", meaning: "it failed with a sentence and had changed nothing" },
  unseen: {
    mark: "◐",
    meaning:
      "it failed with a sentence although the write had landed, because the look after it was answered wrongly; the next run finds the write",
  },
  dropped: {
    mark: "○",
    meaning:
      "read was told that the link is gone and believed it; the link stands, and the next `up` adopts it",
  },
  left: {
    mark: "●",
    meaning: "delete was told that the link is gone and believed it; the link stays at Azure",
  },
} as const satisfies Record<string, { mark: string; meaning: string }>;
