import Papa from "papaparse";
import { onOneLine } from "../../../../azure/printable";
import type { Attribution } from "./attribution";
import { standingText } from "./counts";
import { customersOf } from "./customersOf";
import type { UnreadStack } from "./unreadStack";
import { notRead } from "./unreadStack";

// What a spreadsheet takes for a formula, in full width as well.
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

// Where commas stand in numbers, a spreadsheet starts a new cell at a semicolon.
const formulaInNextCell = /;(?=["\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

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
  const rows = customersOf(attributions).map(({ name, headline, onboardings }): Row => ({
    customer: name,
    standing: standingText[headline.standing],
    recognition: headline.recognition,
    "earned credit": headline.credit,
    "paid to": each(onboardings.map(({ transactingPartnerId }) => transactingPartnerId)),
    "linked to": each(onboardings.map(({ partner }) => partner.id)),
    "decided by": plain(headline.decidedBy),
    "to do": plain(headline.toDo),
    "subscription id": each(onboardings.map(({ customer }) => customer.subscriptionId)),
  }));
  const cells = [...unread.map(unreadRow), ...rows].map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, text]) => [key, harmless(onOneLine(text))])),
  );
  return Papa.unparse(cells, { escapeFormulae: formula, newline: "\n" });
}

/** Its name stands where a customer's would: nobody knows how many customers it has. */
function unreadRow({ stack, problem }: UnreadStack): Row {
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

function harmless(text: string): string {
  return text.replace(formulaInNextCell, ";'");
}

/** A sentence without the marks of code, which a spreadsheet would show. */
function plain(sentence: string): string {
  return sentence.replaceAll("`", "");
}

function each(texts: (string | undefined)[]): string {
  return [...new Set(texts.filter((text) => text !== undefined))].join(" ");
}
