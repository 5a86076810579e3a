import type { Attribution } from "./attribution";
import { claimChanges } from "./claimChanges";
import { creditText, recognitionText } from "./claimText";
import { codeText, nameText, proseText } from "./escape";
import { headlineOf } from "./headline";

/**
 * For the reviewer of a change, as Markdown: what it does to recognition and credit. Only customers of
 * the change are named; the others are counted.
 */
export function attributionChange(before: Attribution[], after: Attribution[]): string {
  const now = after.map((attribution) => line(counterpartOf(attribution, before), attribution));
  const changed = now.filter((text) => text !== "");
  const gone = before
    .filter((one) => !counterpartOf(one, after))
    .map(({ customer }) => `- **${nameText(customer.name)}**: no longer onboarded.`);
  const lines = [...changed, ...gone];
  const unchanged = now.length - changed.length;
  return [
    ...(lines.length > 0 ? lines : ["No change to recognition or earned credit."]),
    ...(unchanged > 0 ? ["", `${unchanged} unchanged.`] : []),
  ].join("\n");
}

/** The same onboarding on the other side of the change. */
export function counterpartOf(
  attribution: Attribution,
  others: Attribution[],
): Attribution | undefined {
  const key = keyOf(attribution);
  return others.find((other) => keyOf(other) === key);
}

function keyOf({ onboarding, customer }: Attribution): string {
  const place = customer.subscriptionId ?? customer.tenantId ?? "";
  return JSON.stringify([onboarding, place.toLowerCase()]);
}

/** What the change does to one onboarding; empty where it does nothing. */
function line(before: Attribution | undefined, after: Attribution): string {
  const parts = before ? changes(before, after) : beginning(after);
  return parts.length > 0 ? `- **${nameText(after.customer.name)}**: ${parts.join("; ")}.` : "";
}

function beginning(after: Attribution): string[] {
  const { recognition, credit } = headlineOf(after);
  return [`new; recognition ${proseText(recognition)}`, `credit ${proseText(credit)}${why(after)}`];
}

function changes(before: Attribution, after: Attribution): string[] {
  const credit = claimChanges("credit", before.credit, after.credit, creditText, after.customer);
  return [
    ...claimChanges(
      "recognition",
      before.recognition,
      after.recognition,
      recognitionText,
      after.customer,
    ),
    ...credit.map((text, index) => (index === credit.length - 1 ? `${text}${why(after)}` : text)),
    ...difference("linked to", before.partner.id, after.partner.id),
    ...difference("paid to", before.transactingPartnerId, after.transactingPartnerId),
    ...warnings(before, after),
  ];
}

function difference(what: string, before: string | undefined, after: string | undefined): string[] {
  const text = (id: string | undefined) => (id === undefined ? "not stated" : codeText(id));
  return before === after ? [] : [`${what} ${text(before)} -> ${text(after)}`];
}

function warnings(before: Attribution, after: Attribution): string[] {
  const ids = ({ findings }: Attribution) => [
    ...new Set(findings.filter(({ level }) => level !== "note").map(({ id }) => id)),
  ];
  const [earlier, now] = [ids(before), ids(after)];
  const gone = earlier.filter((id) => !now.includes(id));
  // What is no longer looked at is not mended by that.
  const off = after.skippedRules.map(({ id }) => id.split(":")[0]);
  const told = (what: string, list: string[]) =>
    list.length > 0 ? [`${what} ${list.map(proseText).join(", ")}`] : [];
  return [
    ...told(
      "new warning",
      now.filter((id) => !earlier.includes(id)),
    ),
    ...told(
      "no longer",
      gone.filter((id) => !off.includes(id)),
    ),
    ...told(
      "switched off",
      gone.filter((id) => off.includes(id)),
    ),
  ];
}

function why(attribution: Attribution): string {
  const { decidedBy } = headlineOf(attribution);
  return decidedBy === "" ? "" : ` (${proseText(decidedBy)})`;
}
