import Table from "cli-table3";
import type { Colors } from "picocolors/types";
import { onOneLine, printable } from "../../azure/printable";
import { monthAfter } from "./day";
import { customerText, placeText } from "./names";
import { attributionOutcomes, creditOutcomes } from "./proof";
import type { AttributionVerdict, CreditVerdict, Proof, ProvenFile } from "./proof";
import {
  amountText,
  attributionText,
  attributionWords,
  creditText,
  creditWords,
} from "./verdictText";

// Narrower than this the words of a cell break more often than they help.
const narrowest = 80;

// As many as somebody may look through.
const mostRows = 100;

// What no file tells.
const limits =
  "Days are UTC. Credited or not is what the files say. They do not say why, nor whether a link or admin on behalf of has earned it, nor which services earn nothing by Microsoft's price list.";

/**
 * The proof for a terminal: first how much money, then credit and attribution, the worst first.
 *
 * @param columns Width of the terminal, in characters.
 */
export function proofText(proof: Proof, colors: Colors, columns = 100): string {
  const { credit, attribution, notes, beside, files } = proof;
  const wide = Math.max(columns, narrowest);
  const besides =
    beside === 0
      ? []
      : [
          `${counted(beside, "more subscription")} of the files ${beside === 1 ? "is" : "are"} not among those expected.`,
        ];
  return [
    moneyText(proof),
    ...(credit.length > 0 ? [creditPart(proof, colors, wide)] : []),
    ...(attribution.length > 0 ? [attributionPart(proof, colors, wide)] : []),
    listText("To know", [...besides, ...notes]),
    listText("Read", files.map(fileText)),
    limits,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The first question. Amounts of different currencies are never one sum. */
function moneyText({ uncredited, credit }: Proof): string {
  const known = credit.filter(({ outcome }) => outcome !== "cannotTell");
  if (uncredited.length > 0) {
    const early = credit.some(({ tooEarly }) => tooEarly.length > 0);
    const amounts = uncredited
      .map(
        ({ currency, cost, credit: missed }) =>
          `Missed credit: at most ${amountText(missed, currency)}, which is 15 % of ${amountText(cost, currency)} of cost without credit.`,
      )
      .join("\n");
    return early ? `${amounts} Days for which it is too early are not in it.` : amounts;
  }
  if (credit.length === 0) {
    return "How much credit was earned cannot be told: no file here tells of billed usage.";
  }
  if (credit.some(({ outcome }) => outcome === "notCredited")) {
    return "How much was not credited cannot be told: the files have no costs.";
  }
  return known.length === 0
    ? "How much was not credited cannot be told from these files."
    : `Nothing is known that could have earned credit and did not${known.length === credit.length ? "" : ", as far as the files tell"}.`;
}

function creditPart({ credit, dataUntil }: Proof, colors: Colors, wide: number): string {
  const counts = creditOutcomes.flatMap((outcome) =>
    countOf(creditWords[outcome], credit.filter((one) => one.outcome === outcome).length),
  );
  const head = `Credit: ${counts.join(", ")}.${dataUntil === undefined ? "" : ` Data until ${dataUntil}.`}`;
  const rows = credit
    .slice(0, mostRows)
    .map((verdict) => [
      whoText(verdict, placeText(verdict)),
      colourOf(verdict, colors)(printable(creditText(verdict))),
      verdict.uncredited
        .map(({ currency, credit: missed }) => amountText(missed, currency))
        .join("\n"),
    ]);
  const heads = ["customer and subscription", "credit", "missed credit"];
  return `${head}\n${tableOf(heads, rows, wide)}${moreText(credit.length)}`;
}

function attributionPart({ attribution }: Proof, colors: Colors, wide: number): string {
  const counts = attributionOutcomes.flatMap((outcome) =>
    countOf(attributionWords[outcome], attribution.filter((one) => one.outcome === outcome).length),
  );
  const periods = periodsOf(attribution);
  const rows = periods
    .slice(0, mostRows)
    .map(({ verdict, months, revenue }) => [
      whoText(verdict, verdict.subscriptionId || "no subscription named"),
      months,
      colourOf(verdict, colors)(printable(attributionText(verdict))),
      revenue === 0 ? "" : amountText(revenue, "USD"),
    ]);
  const heads = ["customer and subscription", "month", "attribution", "consumed"];
  return `Attribution, month by month: ${counts.join(", ")}.\n${tableOf(heads, rows, wide)}${moreText(periods.length)}`;
}

/** The worst stand first, and nobody reads a thousand rows of a terminal. */
function moreText(all: number): string {
  const more = all - mostRows;
  return more > 0 ? `\n${counted(more, "more row")}: --csv and --json have all.` : "";
}

interface Period {
  verdict: AttributionVerdict;
  months: string;
  revenue: number;
}

/** Months of a subscription of which the same is said, in one row; their revenue may be added, being of one report. */
function periodsOf(attribution: readonly AttributionVerdict[]): Period[] {
  const periods = new Map<string, AttributionVerdict[]>();
  for (const verdict of attribution) {
    const key = JSON.stringify([
      customerText(verdict),
      verdict.subscriptionId,
      attributionText(verdict),
    ]);
    periods.set(key, [...(periods.get(key) ?? []), verdict]);
  }
  return [...periods.values()].flatMap((verdicts) => {
    const [verdict] = verdicts;
    const months = verdicts.map(({ month }) => month).sort();
    const revenue = verdicts.reduce((sum, one) => sum + one.revenue, 0);
    return verdict === undefined ? [] : [{ verdict, months: monthsText(months), revenue }];
  });
}

/** Months in their order, those that follow each other as a span, a line each. */
function monthsText(months: readonly string[]): string {
  const spans: string[][] = [];
  for (const month of months) {
    const span = spans.at(-1);
    if (span !== undefined && monthAfter(span.at(-1) ?? "") === month) {
      span.push(month);
    } else {
      spans.push([month]);
    }
  }
  return spans
    .map((span) => (span.length === 1 ? span[0] : `${span[0]}\nto ${span.at(-1)}`))
    .join("\n");
}

/** The customer, and beneath it what somebody looks for in a portal, in full. */
function whoText(verdict: CreditVerdict | AttributionVerdict, where: string): string {
  return [customerText(verdict), ...where.split("\n")].map((line) => printable(line)).join("\n");
}

// A GUID and a blank on each side of it.
const idWidth = 38;

// Of the other columns those that need no more than this; the others share the rest.
const widths: Record<string, number> = { month: 12, "missed credit": 17, consumed: 17 };

function tableOf(head: string[], rows: string[][], wide: number): string {
  const fixed = [idWidth, ...head.slice(1).map((name) => widths[name])];
  const taken = fixed.reduce<number>((sum, width) => sum + (width ?? 0), head.length + 1);
  const table = new Table({
    head,
    colWidths: fixed.map((width) => width ?? Math.max(20, wide - taken)),
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows);
  return table.toString();
}

function colourOf({ outcome }: CreditVerdict | AttributionVerdict, colors: Colors) {
  switch (outcome) {
    case "notCredited":
    case "notSeen":
      return colors.red;
    case "cannotTell":
    case "tooEarly":
      return colors.magenta;
    case "credited":
    case "byTheLink":
      return colors.green;
    default:
      return colors.yellow;
  }
}

function countOf(words: string, count: number): string[] {
  return count === 0 ? [] : [`${count} ${words}`];
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count.toLocaleString("en-US")} ${noun}s`;
}

function listText(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ""
    : `${title}:\n${lines.map((line) => `- ${onOneLine(line)}`).join("\n")}`;
}

function fileText({ name, kind, rows, broken }: ProvenFile): string {
  const wrong = broken === 0 ? "" : `, ${broken} of them broken`;
  return `${name}: ${kind || "not known"}, ${counted(rows + broken, "row")}${wrong}`;
}
