import type { Rule } from "./rule";
import { derived } from "./sources";

/**
 * Where attribution stops by a change of access. What is declared now tells nothing of that: the rule
 * is judged when Pulumi updates the component, which alone has both sides.
 */
export const changeRule: Rule = { id: "P14", level: "warning", ...derived, judge: () => [] };
