import { spansText } from "./day";
import type {
  AttributionOutcome,
  AttributionVerdict,
  CreditOutcomeProven,
  CreditVerdict,
} from "./proof";
import { withheldName } from "./names";

/** What the files say of credit, in the words that are counted. */
export const creditWords: Record<CreditOutcomeProven, string> = {
  notCredited: "not credited",
  cannotTell: "cannot tell",
  tooEarly: "too early",
  noUsage: "no usage",
  nothingToEarn: "nothing to earn",
  credited: "credited",
};

/** What the usage report says, in the words that are counted. */
export const attributionWords: Record<AttributionOutcome, string> = {
  notSeen: "not seen",
  cannotTell: "cannot tell",
  tooEarly: "too early",
  byAnotherType: "by another type",
  byTheLink: "by the link",
};

/** A verdict on credit as a clause. It names no cause: the files have none. */
export function creditText(verdict: CreditVerdict): string {
  const { outcome, notCredited, tooEarly, nothing, why, isOpen } = verdict;
  const more = [
    ...(outcome !== "tooEarly" && tooEarly.length > 0
      ? [`${spansText(tooEarly)} too early to tell`]
      : []),
    ...(isOpen ? ["not billed yet, so it may still change"] : []),
    ...(outcome === "cannotTell" || why === undefined ? [] : [`beside it: ${why}`]),
  ];
  const first = {
    notCredited: `not credited on ${spansText(notCredited)}${partText(verdict)}`,
    cannotTell: `cannot tell from this file: ${why}`,
    tooEarly: `too early: ${spansText(tooEarly)}`,
    noUsage: "no usage",
    nothingToEarn: `nothing to earn (${nothing.join(", ")})`,
    credited: "credited",
  }[outcome];
  return [`${first}${creditedText(verdict)}`, ...more].join("; ");
}

function creditedText({ outcome, firstCreditedDay, lastCreditedDay }: CreditVerdict): string {
  if (firstCreditedDay === undefined) {
    return outcome === "notCredited" ? "; no day is credited" : "";
  }
  const days = `first day ${firstCreditedDay}, last day ${lastCreditedDay}`;
  return outcome === "credited" ? ` (${days})` : `; credited: ${days}`;
}

// More names make no sentence.
const mostNames = 3;

function partText({ inPart, where }: CreditVerdict): string {
  if (where.length === 0) {
    return inPart ? ", in part" : "";
  }
  if (where[0] === withheldName) {
    return `, in ${where.length === 1 ? "1 resource group" : `${where.length} resource groups`}`;
  }
  const names = where.slice(0, mostNames).join(", ");
  const more = where.length - mostNames;
  return `, in resource group ${names}${more > 0 ? ` and ${more} more` : ""}`;
}

/** A verdict on attribution as a clause. */
export function attributionText(verdict: AttributionVerdict): string {
  const { outcome, types, roles, why } = verdict;
  const first = {
    notSeen: "not seen",
    cannotTell: "cannot tell from this file",
    tooEarly: "too early",
    byAnotherType: `attributed by another type (${types.join(", ")})`,
    byTheLink: `attributed by the link${roles.length > 0 ? ` (as ${roles.join(", ")})` : ""}`,
  }[outcome];
  return why === undefined ? first : `${first}: ${why}`;
}

/** An amount with its currency, with commas between thousands. */
export function amountText(amount: number, currency: string): string {
  const digits = amount.toLocaleString("en-US", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return currency === ""
    ? `${digits} in a currency that the file does not name`
    : `${digits} ${currency}`;
}
