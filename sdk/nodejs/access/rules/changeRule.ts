import type { Rule } from "./rule";
import { derived } from "./sources";

/**
 * Where attribution stops by a change of access. What is declared now tells nothing of that: the rule
 * is judged when Pulumi updates the component, which alone has both sides.
 */
export const changeRule: Rule = {
  id: "P14",
  title: "A change of access stops attribution",
  level: "warning",
  step: "other",
  kind: "fact",
  source: derived,
  judged: "update",
  why:
    "Attribution follows the access: it stops when the linked identity, the managing tenant, a scope or " +
    "the linked identity's role goes, and a delegation that is replaced may have a gap.",
  whatToDo:
    "Make the new access and the new link first, then take the old ones away. Leave names to be derived, " +
    "so that a replacement stands before the old one goes.",
  mayIgnore: "Yes, where attribution is meant to stop, or has moved already.",
  judge: () => [],
};
