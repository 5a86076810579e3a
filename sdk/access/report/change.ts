import type { Attribution } from "./attribution";
import { codeText, nameText, proseText } from "./escape";
import type { Verdict } from "./verdict";
import { verdictOf } from "./verdict";

/**
 * For the reviewer of a change, as Markdown: what it does to recognition and credit. Only customers of
 * the change are named; the others are counted.
 */
export function attributionChange(before: Attribution[], after: Attribution[]): string {
  const lines = [
    ...after.flatMap((attribution) => changed(partnerOf(attribution, before), attribution)),
    ...before.filter((one) => !partnerOf(one, after)).map(gone),
  ];
  const same = after.length - lines.filter((line) => !line.endsWith(goneMark)).length;
  const unchanged = same > 0 ? [`${same} unchanged.`] : [];
  const head = lines.length === 0 ? ["No change to recognition or earned credit."] : [];
  return [...head, ...lines, ...unchanged].join("\n");
}

const goneMark = "no longer onboarded by this program.";

/** The same onboarding on the other side of the change. */
function partnerOf(attribution: Attribution, others: Attribution[]): Attribution | undefined {
  const key = keyOf(attribution);
  return others.find((other) => keyOf(other) === key);
}

function keyOf({ onboarding, customer }: Attribution): string {
  return JSON.stringify([onboarding, customer.subscriptionId?.toLowerCase()]);
}

function changed(before: Attribution | undefined, after: Attribution): string[] {
  const now = verdictOf(after);
  if (!before) {
    return [
      `- ${nameText(after.customer.name)}: new; recognition ${now.recognition}, credit ${now.credit}${why(now)}`,
    ];
  }
  const then = verdictOf(before);
  const parts = [
    ...difference("recognition", then.recognition, now.recognition),
    ...difference("credit", then.credit, now.credit),
    ...difference("linked to", partnerText(before), partnerText(after)),
    ...difference("paid to", before.transactingPartnerId, after.transactingPartnerId),
    ...warnings(before, after),
  ];
  return parts.length > 0
    ? [`- ${nameText(after.customer.name)}: ${parts.join("; ")}${why(now)}`]
    : [];
}

function difference(what: string, before = "nobody", after = "nobody"): string[] {
  return before === after ? [] : [`${what} ${before} -> ${after}`];
}

function warnings(before: Attribution, after: Attribution): string[] {
  const ids = ({ findings }: Attribution) => [
    ...new Set(findings.filter(({ level }) => level !== "note").map(({ id }) => id)),
  ];
  const [earlier, now] = [ids(before), ids(after)];
  const added = now.filter((id) => !earlier.includes(id));
  const removed = earlier.filter((id) => !now.includes(id));
  return [
    ...(added.length > 0 ? [`new: ${added.join(", ")}`] : []),
    ...(removed.length > 0 ? [`no longer: ${removed.join(", ")}`] : []),
  ];
}

function why({ decidedBy }: Verdict): string {
  return decidedBy === "" ? "" : ` (${proseText(decidedBy)})`;
}

function partnerText({ partner }: Attribution): string {
  return partner.id === undefined ? "nobody" : codeText(partner.id);
}

function gone({ customer }: Attribution): string {
  return `- ${nameText(customer.name)}: ${goneMark}`;
}
