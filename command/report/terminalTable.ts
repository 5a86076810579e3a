import Table from "cli-table3";
import type { Colors } from "picocolors/types";
import { printable } from "../../azure/printable";
import { countsText, standingText } from "../../sdk/nodejs/access/report/counts";
import type { JudgedCustomer } from "../../sdk/nodejs/access/report/customersOf";
import type { Standing } from "../../sdk/nodejs/access/report/headline";
import type { UnreadStack } from "../../sdk/nodejs/access/report/unreadStack";
import { notRead } from "../../sdk/nodejs/access/report/unreadStack";
import type { Proof } from "../prove/proof";
import { provenOf } from "./proven";

const colourOf: Record<Standing, Exclude<keyof Colors, "isColorSupported">> = {
  toMend: "red",
  notByThisLink: "yellow",
  notKnown: "magenta",
  noneByAgreement: "dim",
  onBehalfOf: "cyan",
  expected: "green",
};

/** Narrower than this the words of a cell break more often than they help. */
const narrowest = 80;

/**
 * All customers as a table that fits the terminal: what could not be read, then the worst first.
 *
 * @param columns Width of the terminal, in characters. Default: 100.
 * @param proof What was proven, to be shown beside what is expected. Default: nothing of it.
 */
export function terminalTable(
  customers: JudgedCustomer[],
  unread: UnreadStack[],
  colors: Colors,
  { columns = 100, proof }: { columns?: number | undefined; proof?: Proof | undefined } = {},
): string {
  const head = [
    ...["customer", "stands", "recognition", "earned credit"],
    ...(proof ? ["proven"] : []),
    "to do",
  ];
  const shares = proof ? [0.18, 0.12, 0.13, 0.15, 0.22, 0.2] : [0.22, 0.14, 0.15, 0.19, 0.3];
  const wide = Math.max(columns, narrowest) - head.length - 1;
  const table = new Table({
    head,
    colWidths: shares.map((share) => Math.floor(share * wide)),
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const { stack, problem } of unread) {
    // The name is a path without a blank, at which a narrow cell would cut it off.
    const named = `${printable(stack)}: ${colors.red(notRead)}`;
    table.push([{ content: named, colSpan: head.length - 1 }, printable(problem)]);
  }
  for (const customer of customers) {
    const { name, headline } = customer;
    const { standing, recognition, credit, toDo } = headline;
    const proven = proof && provenOf(customer, proof);
    table.push([
      printable(name),
      colors[colourOf[standing]](standingText[standing]),
      printable(recognition),
      printable(credit),
      ...(proven ? [`${printable(proven.credit)}\n${printable(proven.attribution)}`] : []),
      printable(toDo),
    ]);
  }
  const said = '"Expected" is what is declared, not what Microsoft credited.';
  return [
    `${countsText(customers, unread)}.`,
    ...(table.length > 0 ? [table.toString()] : []),
    ...(customers.length > 0 ? [said] : []),
  ].join("\n");
}
