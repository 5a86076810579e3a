import type { CommandResult } from "../engine/runCommand";

/** One step of the main job: what is done, and what must then be true. */
export interface Step {
  /** What a person types, or who acts instead. */
  command: string;
  /** What it does, in a few words. */
  outcome: string;
  /** Gives the engine's result, where the engine has a part in it. */
  act(actors: Actors): Promise<CommandResult | void>;
  expected: StepExpectation;
  /** Whether the report is worth a look afterwards. @default false */
  reports?: boolean;
}

/** Who acts in the steps: the engine with the program, and somebody else. */
export interface Actors {
  up(): Promise<CommandResult>;
  refresh(): Promise<CommandResult>;
  destroy(args?: readonly string[]): Promise<CommandResult>;
  /** Sets a value of the stack's configuration. */
  configure(key: string, value: string): Promise<void>;
  /** Somebody else links the identity to this partner. */
  relink(partnerId: string): void;
}

/** How things stand after a step, as far as a step promises anything. */
export interface StepEnd {
  /** The partner id that Azure holds for the identity. */
  linked: string | undefined;
  /** The partner id in the stack's state. */
  recorded: string | undefined;
  /** The methods of the requests to the link API, in their order. */
  requests: readonly string[];
  /** How many subscriptions Azure holds as delegated. @default 0 */
  delegations?: number;
  /** What was said to the person, if the engine failed. */
  refusal?: string;
}

export interface StepExpectation extends Omit<StepEnd, "refusal"> {
  /** What a refusal has to mention; without it the engine has to succeed. */
  refusalNames?: readonly string[];
}

/** Everything in which a step did not end as it should; one sentence each. */
export function surprises(expected: StepExpectation, actual: StepEnd): string[] {
  return [
    ...difference("Link that Azure holds", expected.linked ?? "none", actual.linked ?? "none"),
    ...difference("Link in the state", expected.recorded ?? "none", actual.recorded ?? "none"),
    ...difference("Requests to the link API", list(expected.requests), list(actual.requests)),
    ...difference("Delegated subscriptions", count(expected), count(actual)),
    ...refusalSurprises(expected.refusalNames, actual.refusal),
  ];
}

function difference(what: string, wanted: string, found: string): string[] {
  return wanted === found ? [] : [`${what}: expected ${wanted}, found ${found}.`];
}

function count({ delegations = 0 }: Pick<StepEnd, "delegations">): string {
  return String(delegations);
}

function list(requests: readonly string[]): string {
  return requests.join(", ") || "none";
}

function refusalSurprises(names: readonly string[] | undefined, refusal?: string): string[] {
  if (names === undefined) {
    return refusal === undefined ? [] : ["The engine was expected to succeed, and failed."];
  }
  if (refusal === undefined) {
    return ["The engine was expected to refuse, and succeeded."];
  }
  return names
    .filter((name) => !refusal.includes(name))
    .map((name) => `The refusal was expected to mention "${name}".`);
}
