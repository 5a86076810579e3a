import { guidPattern } from "../../../../azure/guid";
import type { CreditClaim } from "../credit/creditClaims";
import type { CreditOutcome } from "../credit/creditTable";
import type { RecognitionClaim, RecognitionOutcome } from "../credit/recognition";

const guidInBrackets = new RegExp(` \\(${guidPattern}\\)`, "gi");

const credits: Record<CreditOutcome, string> = {
  throughThisLink: "expected through this link",
  byAdminOnBehalfOf: "expected by admin on behalf of",
  notByThisLink: "not by this link",
  noneByAgreement: "none",
  notKnown: "not known",
};

const recognitions: Record<RecognitionOutcome, string> = {
  setUp: "set up",
  byTheContract: "by the contract",
  sourcesDiffer: "sources differ",
  notByThisLink: "not by this link",
  notKnown: "not known",
};

/** What is expected of earned credit, in a few words. */
export function creditText({ outcome, afterwards, beside, lastDay }: CreditClaim): string {
  const day = lastDay === undefined ? "while the role stands" : `until ${lastDay}`;
  const parts = [
    credits[outcome],
    beside === "byAdminOnBehalfOf" ? " and by admin on behalf of" : "",
    beside === "throughThisLinkUntil" ? `, and through this link ${day}` : "",
    afterwards ? ` ${day}, then ${credits[afterwards]}` : "",
  ];
  return parts.join("");
}

/** What recognition rests on, in a few words. */
export function recognitionText({ outcome, duration, until }: RecognitionClaim): string {
  switch (duration) {
    case "eligible":
      return `${recognitions[outcome]} only while a role is active`;
    case "until":
      return `${recognitions[outcome]} ${until === undefined ? "while the role stands" : `until ${until}`}`;
    default:
      return recognitions[outcome];
  }
}

/** What would be expected of credit that is not known, and what has to be so; empty where it is known. */
export function openText({ outcome, expected, missing }: CreditClaim): string {
  if (outcome !== "notKnown" || missing.length === 0) {
    return "";
  }
  const what = expected === "byAdminOnBehalfOf" ? "only admin on behalf of could earn: " : "";
  return `${what}expected if ${missing.map(withoutIds).join(", and if ")}`;
}

/** A sentence with the names only, where it has the ids behind them. */
export function withoutIds(sentence: string): string {
  return sentence.replace(guidInBrackets, "");
}
