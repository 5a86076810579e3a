import { onOneLine } from "../../../../azure/printable";
import type { Attribution } from "./attribution";
import { countsText } from "./counts";
import type { JudgedCustomer } from "./customersOf";
import { customersOf } from "./customersOf";

/** A console is read as it scrolls by: of more customers than this, only the worst have a line. */
const mostLines = 10;

/**
 * For whoever runs `pulumi up`: the counts where there are several customers, and a line for each, with
 * recognition, credit, what decides, and what can be changed, by the rule's id.
 */
export function attributionSummary(attributions: Attribution[]): string[] {
  const customers = customersOf(attributions);
  const many = customers.length > mostLines;
  const notInOrder = customers.filter(({ headline }) => !headline.inOrder);
  const shown = (many ? notInOrder : customers).slice(0, mostLines);
  const rest = many ? notInOrder.length - shown.length : 0;
  return [
    ...(customers.length === 1 ? [] : [`${countsText(customers)}.`]),
    ...shown.map(customerLine),
    ...(rest > 0 ? [`And ${rest} more that are not in order: the report has them all.`] : []),
  ];
}

function customerLine({ name, headline }: JudgedCustomer): string {
  const { recognition, credit, decidedBy, toDo, moreWarnings, standing } = headline;
  const why = standing === "expected" || decidedBy === "" ? "" : ` (${decidedBy})`;
  const warnings = moreWarnings === 1 ? "1 more warning" : `${moreWarnings} more warnings`;
  const more = moreWarnings > 0 ? `, and ${warnings}` : "";
  const mend = toDo === "" ? "" : `; to do: ${toDo}${more}`;
  return onOneLine(`${name}: recognition ${recognition}; credit ${credit}${why}${mend}`);
}
