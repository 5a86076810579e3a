import type { Attribution } from "./attribution";
import { standingText } from "./counts";
import { csvText } from "./csvText";
import { customersOf } from "./customersOf";
import type { JudgedCustomer } from "./customersOf";
import type { UnreadStack } from "./unreadStack";
import { notRead } from "./unreadStack";

type Row = Record<
  | "customer"
  | "standing"
  | "recognition"
  | "earned credit"
  | "paid to"
  | "linked to"
  | "decided by"
  | "to do"
  | "subscription id",
  string
>;

/**
 * The same as CSV, one row a customer, the worst first; no cell is a formula.
 *
 * @param unread Stacks that could not be read: a row each, before the customers. Default: none.
 */
export function attributionCsv(attributions: Attribution[], unread: UnreadStack[] = []): string {
  return csvText([...unread.map(unreadRow), ...customersOf(attributions).map(customerRow)]);
}

/** The cells of one customer, by the heads of their columns. */
export function customerRow({ name, headline, onboardings }: JudgedCustomer): Row {
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

/** Its name stands where a customer's would: nobody knows how many customers it has. */
export function unreadRow({ stack, problem }: UnreadStack): Row {
  return {
    customer: stack,
    standing: notRead,
    recognition: "",
    "earned credit": "",
    "paid to": "",
    "linked to": "",
    "decided by": "",
    "to do": plain(problem),
    "subscription id": "",
  };
}

/** A sentence without the marks of code, which a spreadsheet would show. */
function plain(sentence: string): string {
  return sentence.replaceAll("`", "");
}

function each(texts: (string | undefined)[]): string {
  return [...new Set(texts.filter((text) => text !== undefined))].join(" ");
}
