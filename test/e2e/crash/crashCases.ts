import { ours, second, theirs } from "../scene";

/** Which process is killed. */
export type Victim = "provider" | "engine";

export const victims: readonly Victim[] = ["provider", "engine"];

/**
 * Where the request is when the process dies: `before` it has no effect and never will, `after` it
 * has taken effect and its answer is lost, `late` it takes effect between the look and the write of
 * the next run.
 */
export type Moment = "before" | "after" | "late";

/** What an operation starts from, asks for, and leaves. */
export interface Operation {
  name: string;
  write: "PUT" | "PATCH" | "DELETE";
  /** The partner that the first `up` links; nothing where the resource is not there yet. */
  first?: string;
  /** Somebody else links this partner before the crash. */
  relinked?: string;
  /** The partner declared in the run that crashes; nothing where the resource is removed. */
  declared?: string;
  ifLinked?: "rebind";
  /** How the resource came to its link, by the moment at which the write was interrupted. */
  origin?: Record<Moment, "created" | "adopted" | "takenOver">;
}

const operations: readonly Operation[] = [
  {
    name: "create",
    write: "PUT",
    declared: ours,
    // A link whose making nobody remembers looks like one that stood before, or that somebody
    // faster made when Azure refuses the next write because of it.
    origin: { before: "created", after: "adopted", late: "adopted" },
  },
  {
    name: "take over",
    write: "PATCH",
    relinked: theirs,
    declared: ours,
    ifLinked: "rebind",
    origin: { before: "takenOver", after: "adopted", late: "takenOver" },
  },
  {
    name: "change",
    write: "PATCH",
    first: ours,
    declared: second,
    // Whether the run that died made the move, or somebody else, is not known.
    origin: { before: "created", after: "adopted", late: "created" },
  },
  {
    name: "rebind",
    write: "PATCH",
    first: ours,
    relinked: theirs,
    declared: ours,
    ifLinked: "rebind",
    origin: { before: "takenOver", after: "created", late: "takenOver" },
  },
  { name: "delete", write: "DELETE", first: ours },
];

/** One request of one operation, interrupted at one moment. */
export interface CrashCase {
  operation: Operation;
  method: "GET" | Operation["write"];
  moment: Moment;
  /** The resource's name. */
  name: string;
}

export const crashCases: readonly CrashCase[] = operations.flatMap((operation) =>
  [
    { method: "GET", moment: "before" } as const,
    { method: "GET", moment: "after" } as const,
    { method: operation.write, moment: "before" } as const,
    { method: operation.write, moment: "after" } as const,
    { method: operation.write, moment: "late" } as const,
  ].map(({ method, moment }) => ({
    operation,
    method,
    moment,
    name: `${operation.name}-${method}-${moment}`.replaceAll(" ", "-"),
  })),
);

/** What a case comes to after the next `up`, and after the stack's end. */
export interface Outcome {
  /** Every change of the identity's link, such as `none -> 4242424`. */
  history: string[];
  /** What the state records; nothing where the resource is gone. */
  recorded?: { partnerId: string; linkedPartnerId: string; origin: string };
  /** The partner that still stands after `destroy`. */
  leftByDestroy?: string;
}

/** Each declared move happens once, whichever request the crash interrupted. */
export function expectedOutcome({ operation, method, moment }: CrashCase): Outcome {
  const { first, relinked, declared, origin } = operation;
  const before = [first, relinked].filter((partner) => partner !== undefined);
  const stood = ["none", ...before, declared ?? "none"];
  const history = stood.slice(1).map((to, index) => `${stood[index]} -> ${to}`);
  if (declared === undefined || origin === undefined) {
    return { history };
  }
  const cameBy = origin[method === "GET" ? "before" : moment];
  return {
    history,
    recorded: { partnerId: declared, linkedPartnerId: declared, origin: cameBy },
    ...(cameBy === "adopted" && { leftByDestroy: declared }),
  };
}
