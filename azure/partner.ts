import { isGuid } from "./guid";
import { onOneLine } from "./printable";

/** Whether a text is a partner id: digits only. */
export function isPartnerId(text: string): boolean {
  return /^\d+$/.test(text);
}

/** What is wrong with a text that should be a partner id, each part to go on a sentence with. */
export interface PartnerIdProblem {
  /** What it is instead; the text itself, in quotes, goes before it. */
  reason: string;
  /** What to do, beginning with a small letter and without a full stop. */
  remedy: string;
}

/** Why a text is no partner id; `undefined` where it is one. */
export function partnerIdProblem(text: string): PartnerIdProblem | undefined {
  if (isPartnerId(text)) {
    return undefined;
  }
  const location =
    'location id, shown as "Associated PartnerID" in Partner Center under Account settings > Identifiers';
  return isGuid(text)
    ? {
        reason: "is a GUID, the kind of id that customer usage attribution takes",
        remedy: `set it as azure-native:partnerId. A partner admin link takes the numeric ${location}`,
      }
    : { reason: "is not made of digits only", remedy: `give the ${location}` };
}

/**
 * Whether two names are the same partner's: trimmed, without regard to case, in Unicode's composed form
 * and as they are shown. A name that Azure told has been made safe to show; one in a program has not.
 */
export function samePartnerName(left: string, right: string): boolean {
  return fold(left) === fold(right);
}

function fold(name: string): string {
  return onOneLine(name).normalize("NFC").toLowerCase();
}
