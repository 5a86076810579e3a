import type { Attribution } from "./attribution";
import { standingText } from "./counts";
import { csvText } from "./csvText";
import { customersOf } from "./customersOf";
import type { JudgedCustomer } from "./customersOf";

/** The same as CSV, one row a customer, the worst first; no cell is a formula. */
export function attributionCsv(attributions: Attribution[]): string {
  return csvText(customersOf(attributions).map(customerRow));
}

/** The cells of one customer, by the heads of their columns. */
export function customerRow({
  name,
  headline,
  onboardings,
}: JudgedCustomer): Record<string, string> {
  return {
    customer: name,
    standing: standingText[headline.standing],
    recognition: headline.recognition,
    "earned credit": headline.credit,
    "paid to": each(onboardings.map(({ transactingPartnerId }) => transactingPartnerId)),
    "linked to": each(onboardings.map(({ partner }) => partner.id)),
    "decided by": plain(headline.decidedBy),
    "to do": plain(headline.toDo),
    "subscription id": each(onboardings.map(({ customer }) => customer.subscriptionId)),
  };
}

/** A sentence without the marks of code, which a spreadsheet would show. */
function plain(sentence: string): string {
  return sentence.replaceAll("`", "");
}

function each(texts: (string | undefined)[]): string {
  return [...new Set(texts.filter((text) => text !== undefined))].join(" ");
}
