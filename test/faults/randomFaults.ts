import type { Emulator, Fault, RequestKind } from "../../emulator";

/** What happens to an unlucky request. Each can be got over by a retry or by the next run. */
const faults: readonly Fault[] = [
  { type: "status", status: 503 },
  { type: "status", status: 502, body: "html" },
  { type: "status", status: 429, retryAfter: 1 },
  { type: "status", status: 403 },
  { type: "status", status: 500, when: "after" },
  { type: "reset", when: "before" },
  { type: "reset", when: "after" },
  { type: "truncated" },
  { type: "status", status: 200, body: "empty", when: "after" },
  { type: "otherIdentity", objectId: "88888888-8888-4888-8888-888888888888" },
];

const struckKinds: readonly RequestKind[] = ["discovery", "token", "link"];

export interface RandomFaults {
  struck(): number;
  remove(): void;
}

/** Strikes a share of all requests, which ones a seed decides. */
export function strikeAtRandom(emulator: Emulator, share: number, seed: number): RandomFaults {
  const random = randomNumbers(seed);
  const injected = faults.map((fault, index) =>
    emulator.faults.inject({
      // Each fault is asked only about requests that those before it let pass.
      on: {
        matches: ({ kind }) =>
          struckKinds.includes(kind) && random() < share / (faults.length - index * share),
      },
      fault,
      times: Infinity,
    }),
  );
  return {
    struck: () => injected.reduce((sum, { struck }) => sum + struck.length, 0),
    remove: () => injected.forEach((one) => one.remove()),
  };
}

/** The mulberry32 generator: small, and the same everywhere for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
