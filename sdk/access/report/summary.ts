import { printable } from "../printable";
import type { Attribution } from "./attribution";
import { toDoText, verdictOf } from "./verdict";

/**
 * For whoever runs `pulumi up`: one line a customer, with recognition, credit, what decides and what
 * can be changed, by the rule's id.
 */
export function attributionSummary(attributions: Attribution[]): string[] {
  return attributions.map((attribution) => {
    const { recognition, credit, decidedBy, toMend, moreWarnings, standing } =
      verdictOf(attribution);
    const why = standing === "expected" || decidedBy === "" ? "" : ` (${decidedBy})`;
    const more = moreWarnings > 0 ? ` and ${moreWarnings} more` : "";
    const mend = toMend ? `; to do: ${toDoText(toMend)}${more}` : "";
    return printable(
      `${attribution.customer.name}: recognition ${recognition}; credit ${credit}${why}${mend}`,
    );
  });
}
