import { csvText } from "../../sdk/nodejs/access/report/csvText";
import { customerRow, unreadRow } from "../../sdk/nodejs/access/report/csv";
import type { JudgedCustomer } from "../../sdk/nodejs/access/report/customersOf";
import { nameText, proseText } from "../../sdk/nodejs/access/report/escape";
import { markdownTable } from "../../sdk/nodejs/access/report/markdownTable";
import type { UnreadStack } from "../../sdk/nodejs/access/report/unreadStack";
import type { Proof } from "../prove/proof";
import { provenOf } from "./proven";

/** The report as CSV with what was proven of each customer; no cell is a formula. */
export function provenCsv(
  customers: JudgedCustomer[],
  unread: UnreadStack[],
  proof: Proof,
): string {
  const rows = customers.map((customer) => {
    const { credit, attribution } = provenOf(customer, proof);
    return {
      ...customerRow(customer),
      "proven credit": credit,
      "proven attribution": attribution,
    };
  });
  const unreadRows = unread.map((stack) => ({
    ...unreadRow(stack),
    "proven credit": "",
    "proven attribution": "",
  }));
  return csvText([...unreadRows, ...rows]);
}

/** What is expected of each customer and what was proven, side by side, as Markdown. */
export function provenTable(customers: JudgedCustomer[], proof: Proof): string {
  const rows = customers.map((customer) => {
    const { credit, attribution } = provenOf(customer, proof);
    return [
      nameText(customer.name),
      ...[customer.headline.credit, credit, customer.headline.recognition, attribution].map(
        proseText,
      ),
    ];
  });
  const heads = [
    "customer",
    "credit expected",
    "credit proven",
    "recognition",
    "attribution proven",
  ];
  return `**Proven by files of ${proof.made.slice(0, 10)}.**\n\n${markdownTable(heads, rows)}`;
}
