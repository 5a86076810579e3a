import { entraExplanations } from "./entraExplanations";
import type { Explanation } from "./explanation";
import { lighthouseExplanations } from "./lighthouseExplanations";
import { linkServiceExplanations } from "./linkServiceExplanations";
import { networkExplanations } from "./networkExplanations";
import { ownExplanations } from "./ownExplanations";
import { ruleExplanations } from "./ruleExplanations";
import { signInExplanations } from "./signInExplanations";

/** All that can be explained: what names a cause before what names a way of failing. */
export const explanations: readonly Explanation[] = [
  ...ruleExplanations,
  ...entraExplanations,
  ...linkServiceExplanations,
  ...lighthouseExplanations,
  ...networkExplanations,
  ...ownExplanations,
  ...signInExplanations,
];
