import type { AccessFacts } from "../facts/accessFacts";
import type { Rule, Said } from "./rule";
import { derived } from "./sources";

/** Rules about how long a role is held. */
export const durationRules: Rule[] = [
  {
    id: "P21",
    title: "The end of a role has passed",
    level: "warning",
    step: "duration",
    kind: "fact",
    source: derived,
    judged: "program",
    why: "A role that has ended is held no more, whatever is declared of it.",
    whatToDo: "Take the role out, or correct the end once the customer has prolonged it.",
    mayIgnore: "No: nothing is attributed by it.",
    judge: hasEnded,
  },
];

function hasEnded({ grants = [], today }: AccessFacts): Said[] {
  return grants
    .filter(
      ({ endDateTime }) => endDateTime != null && Date.parse(endDateTime) <= Date.parse(today),
    )
    .map(({ property, endDateTime }) => ({
      message: `${property} ended at ${endDateTime}: it is held no more.`,
      remedy: "Take it out, or correct the end.",
      subject: property,
    }));
}
