import Table from "cli-table3";
import pc from "picocolors";
import { printable } from "../../azure/printable";
import { countsText, standingText } from "../../sdk/nodejs/access/report/counts";
import type { JudgedCustomer } from "../../sdk/nodejs/access/report/customersOf";
import type { Standing } from "../../sdk/nodejs/access/report/verdict";

const colours: Record<Standing, (text: string) => string> = {
  toMend: pc.red,
  notByThisLink: pc.yellow,
  notKnown: pc.magenta,
  noneByAgreement: pc.dim,
  onBehalfOf: pc.cyan,
  expected: pc.green,
};

/** Narrower than this the words of a cell break more often than they help. */
const narrowest = 80;

/**
 * All customers as a table that fits the terminal, the worst first.
 *
 * @param columns Width of the terminal, in characters.
 */
export function terminalTable(customers: JudgedCustomer[], columns = 100): string {
  const head = ["customer", "stands", "recognition", "earned credit", "to do"];
  const shares = [0.22, 0.14, 0.15, 0.19, 0.3];
  const wide = Math.max(columns, narrowest) - head.length - 1;
  const table = new Table({
    head,
    colWidths: shares.map((share) => Math.floor(share * wide)),
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const { name, verdict } of customers) {
    const { standing, recognition, credit, toDo } = verdict;
    table.push([
      printable(name),
      colours[standing](standingText[standing]),
      printable(recognition),
      printable(credit),
      printable(toDo),
    ]);
  }
  const said = '"Expected" is what is declared, not what Microsoft credited.';
  return customers.length === 0
    ? `${countsText(customers)}.`
    : `${countsText(customers)}.\n${table.toString()}\n${said}`;
}
