import type * as PapaParse from "papaparse";
import { printable } from "../printable";
import type { Attribution } from "./attribution";
import { codeText, nameText, proseText } from "./escape";
import { markdownTable } from "./markdownTable";
import type { Standing, Verdict } from "./verdict";
import { standings, toDoText, verdictOf } from "./verdict";

const words: Record<Standing, string> = {
  toMend: "to mend",
  notByThisLink: "not by this link",
  notKnown: "not known",
  noneByAgreement: "none by agreement",
  onBehalfOf: "by admin on behalf of",
  expected: "expected",
};

/** More rows than this are shown only where something is not in order. */
const mostRows = 40;

interface Row {
  attribution: Attribution;
  verdict: Verdict;
}

/** For whoever answers for many customers, as Markdown: the counts, then the worst first. */
export function attributionOverview(attributions: Attribution[]): string {
  const rows = sorted(attributions);
  const shown = rows.length > mostRows ? rows.filter(({ verdict }) => !inOrder(verdict)) : rows;
  const hidden = rows.length - shown.length;
  const heads = ["customer", "recognition", "earned credit", "decided by", "to do"];
  const cells = shown.map(({ attribution, verdict }) => [
    nameText(attribution.customer.name),
    verdict.recognition,
    creditCell(attribution, verdict),
    verdict.decidedBy === "" ? "-" : proseText(verdict.decidedBy),
    verdict.toMend ? proseText(toDoText(verdict.toMend)) : "-",
  ]);
  return [
    `**${counts(rows)}**${linkedTo(attributions)}`,
    shown.length > 0 ? markdownTable(heads, cells) : "",
    hidden > 0
      ? `In order and not listed: ${reasons(rows.filter(({ verdict }) => inOrder(verdict)))}.`
      : "",
    '"Expected" is what is declared, not what Microsoft credited.',
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The same as CSV, one row a customer, the worst first; no cell is a formula. */
export function attributionCsv(attributions: Attribution[]): string {
  const rows = sorted(attributions).map(({ attribution, verdict }) => ({
    customer: printable(attribution.customer.name),
    standing: words[verdict.standing],
    recognition: verdict.recognition,
    "earned credit": verdict.credit,
    "paid to": attribution.transactingPartnerId ?? "",
    "linked to": attribution.partner.id ?? "",
    "decided by": printable(verdict.decidedBy),
    "to do": verdict.toMend ? printable(toDoText(verdict.toMend)) : "",
    "subscription id": attribution.customer.subscriptionId ?? "",
  }));
  // Loaded when it is needed, which it is in no run of a program.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { unparse } = require("papaparse") as typeof PapaParse;
  return unparse(rows, { escapeFormulae: true, newline: "\n" });
}

function sorted(attributions: Attribution[]): Row[] {
  return attributions
    .map((attribution) => ({ attribution, verdict: verdictOf(attribution) }))
    .sort(
      (left, right) =>
        standings.indexOf(left.verdict.standing) - standings.indexOf(right.verdict.standing),
    );
}

function counts(rows: Row[]): string {
  const parts = standings.flatMap((standing) => {
    const count = rows.filter(({ verdict }) => verdict.standing === standing).length;
    return count > 0 ? [`${count} ${words[standing]}`] : [];
  });
  const customers = rows.length === 1 ? "1 customer" : `${rows.length} customers`;
  return parts.length > 0 ? `${customers}: ${parts.join(", ")}.` : "No customers.";
}

function reasons(rows: Row[]): string {
  const kinds = new Map<string, number>();
  for (const { verdict } of rows) {
    const kind = `${verdict.credit}, recognition ${verdict.recognition}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return [...kinds].map(([kind, count]) => `${count} ${kind}`).join("; ");
}

function inOrder({ standing, toMend }: Verdict): boolean {
  return (standing === "expected" || standing === "onBehalfOf") && toMend === undefined;
}

function creditCell({ transactingPartnerId }: Attribution, { credit, standing }: Verdict): string {
  const paid = standing === "expected" || standing === "onBehalfOf";
  return paid && transactingPartnerId !== undefined
    ? `${credit}, to ${codeText(transactingPartnerId)}`
    : credit;
}

function linkedTo(attributions: Attribution[]): string {
  const partners = new Map(attributions.map(({ partner }) => [partner.id, partner]));
  const [partner] = [...partners.values()];
  if (partners.size !== 1 || partner?.id === undefined) {
    return "";
  }
  const name = partner.name === undefined ? "" : `${nameText(partner.name)} `;
  return ` Linked to ${name}(${codeText(partner.id)}).`;
}
