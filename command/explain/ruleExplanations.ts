import { rules } from "../../sdk/nodejs/access/rules/checkRules";
import type { Rule } from "../../sdk/nodejs/access/rules/rule";
import type { Explanation } from "./explanation";

/** The rows that RULES.md is written from. */
export const ruleExplanations: Explanation[] = rules.map(explanationOf);

function explanationOf({
  id,
  title,
  why,
  whatToDo,
  mayIgnore,
  source,
  against,
}: Rule): Explanation {
  const sources = [source, ...(against === undefined ? [] : [against])];
  return {
    name: id,
    from: "a rule",
    title,
    why,
    whatToDo,
    mayIgnore,
    source: sources.map(({ name, address, date }) => `${name} (${address}), ${date}`).join("; "),
  };
}
