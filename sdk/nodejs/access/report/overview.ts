import type { Attribution } from "./attribution";
import { countsText } from "./counts";
import type { JudgedCustomer } from "./customersOf";
import { customersOf } from "./customersOf";
import { codeText, nameText, proseText } from "./escape";
import { markdownTable } from "./markdownTable";
import { partnerText } from "./partnerText";
import type { UnreadStack } from "./unreadStack";
import { notRead } from "./unreadStack";

/** Of more customers than this, only those are listed with whom something is not in order. */
export const mostRows = 40;

/**
 * For whoever answers for many customers, as Markdown: the counts, then what could not be read, then the worst
 * first.
 *
 * @param unread Stacks that could not be read: a row each. Default: none.
 */
export function attributionOverview(
  attributions: Attribution[],
  unread: UnreadStack[] = [],
): string {
  const customers = customersOf(attributions);
  const many = customers.length > mostRows;
  const shown = many ? customers.filter(({ headline }) => !headline.inOrder) : customers;
  const hidden = many ? customers.filter(({ headline }) => headline.inOrder) : [];
  const heads = ["customer", "recognition", "earned credit", "decided by", "to do"];
  const rows = [...unread.map(unreadCells), ...shown.map(cells)];
  return [
    `**${countsText(customers, unread)}.**${linkedTo(attributions)}`,
    rows.length > 0 ? markdownTable(heads, rows) : "",
    hidden.length > 0 ? `In order and not listed: ${reasons(hidden)}.` : "",
    customers.length > 0 ? '"Expected" is what is declared, not what Microsoft credited.' : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function cells({ name, headline, attribution, onboardings }: JudgedCustomer): string[] {
  const { recognition, credit, decidedBy, toDo } = headline;
  const several = onboardings.length > 1 ? `, the worst of ${onboardings.length}` : "";
  const paid = paidTo(attribution, headline);
  return [
    `${nameText(name)}${several}`,
    proseText(recognition),
    `${proseText(credit)}${paid === undefined ? "" : `, to ${codeText(paid)}`}`,
    decidedBy === "" ? "-" : proseText(decidedBy),
    toDo === "" ? "-" : proseText(toDo),
  ];
}

function unreadCells({ stack, problem }: UnreadStack): string[] {
  return [nameText(stack), notRead, "-", "-", proseText(problem)];
}

/** Whoever is paid, where credit is expected and it is stated. */
function paidTo(
  { transactingPartnerId }: Attribution,
  { standing }: JudgedCustomer["headline"],
): string | undefined {
  return standing === "expected" || standing === "onBehalfOf" ? transactingPartnerId : undefined;
}

/** What the customers that are not listed have in common, with how many there are of each kind. */
function reasons(customers: JudgedCustomer[]): string {
  const kinds = new Map<string, number>();
  for (const { headline, attribution } of customers) {
    const paid = paidTo(attribution, headline);
    const credit =
      headline.standing === "noneByAgreement"
        ? headline.decidedBy
        : `credit ${headline.credit}${paid === undefined ? "" : `, to \`${paid}\``}`;
    const kind = `${credit} (recognition ${headline.recognition})`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const sorted = [...kinds].sort(([, left], [, right]) => right - left);
  const listed = sorted.slice(0, mostRows);
  const rest = sorted.slice(mostRows).reduce((sum, [, count]) => sum + count, 0);
  const texts = listed.map(([kind, count]) => `${count} ${proseText(kind)}`);
  return [...texts, ...(rest > 0 ? [`${rest} others`] : [])].join("; ");
}

function linkedTo(attributions: Attribution[]): string {
  const partners = new Map(attributions.map(({ partner }) => [partner.id, partner]));
  const [partner] = [...partners.values()];
  if (partners.size !== 1 || partner?.id === undefined) {
    return "";
  }
  return ` Linked to ${partnerText(partner.id, partner.name)}.`;
}
