import Table from "cli-table3";
import type { Colors } from "picocolors/types";
import { printable } from "../../azure/printable";
import { countsText, standingText } from "../../sdk/nodejs/access/report/counts";
import type { JudgedCustomer } from "../../sdk/nodejs/access/report/customersOf";
import type { Standing } from "../../sdk/nodejs/access/report/headline";
import type { UnreadStack } from "../../sdk/nodejs/access/report/unreadStack";
import { notRead } from "../../sdk/nodejs/access/report/unreadStack";

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
 * @param columns Width of the terminal, in characters.
 */
export function terminalTable(
  customers: JudgedCustomer[],
  unread: UnreadStack[],
  colors: Colors,
  columns = 100,
): string {
  const head = ["customer", "stands", "recognition", "earned credit", "to do"];
  const shares = [0.22, 0.14, 0.15, 0.19, 0.3];
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
  for (const { name, headline } of customers) {
    const { standing, recognition, credit, toDo } = headline;
    table.push([
      printable(name),
      colors[colourOf[standing]](standingText[standing]),
      printable(recognition),
      printable(credit),
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
