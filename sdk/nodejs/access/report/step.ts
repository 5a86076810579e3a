import type { AccessFacts } from "../facts/accessFacts";
import type { Holding } from "../credit/holding";
import type { StepName } from "../rules/rule";

/** What is to be said of a step: it is in order, something is worth knowing or mending, or nobody knows. */
export type StepStanding = "inOrder" | "note" | "problem" | "notKnown";

/** A step at which attribution can get lost, in the order in which to look. */
export interface Step {
  /** What to look at. */
  step: StepName;
  /** What is so, by the facts and by what the rules found. */
  state: StepStanding;
  /** What is known of it, in a few words. */
  known: string;
  /** Ids of the findings about it. */
  findings: string[];
}

/** Notes whose words are those of their step: they need no line of their own. */
export const saidByStep = ["P11", "P15", "S1", "S3"];

/** Those by which the step is in order all the same. */
export const inTheWords = saidByStep.filter((id) => id !== "P15");

/** What the facts say of one step, before the rules are asked. */
export type Look = (facts: AccessFacts, holdings: Holding[]) => Pick<Step, "state" | "known">;
