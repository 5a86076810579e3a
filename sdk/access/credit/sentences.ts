import { parseScope, scopeLabel } from "../scope";
import type { CreditClaim } from "./credit";
import type { CreditOutcome } from "./creditTable";
import type { RecognitionClaim, RecognitionOutcome } from "./recognition";

const outcomes: Record<CreditOutcome, string> = {
  throughThisLink: "expected through this link",
  byAdminOnBehalfOf: "expected by admin on behalf of, without needing this link",
  notByThisLink: "not by this link; another linked identity's access is not seen here",
  noneByAgreement: "none: the agreement rules it out for everybody",
  notKnown: "not known",
};

/** What is expected of earned credit at some places, as a sentence. */
export function creditSentence(
  claim: CreditClaim,
  transactingPartnerId: string | undefined,
): string {
  const { outcome, expected, missing } = claim;
  const paid = outcome === "throughThisLink" || outcome === "byAdminOnBehalfOf";
  const parts = [
    outcomes[outcome],
    outcome === "notKnown" && expected
      ? `${outcomes[expected]} if ${missing.join(", and if ")}`
      : "",
    paid ? `paid to the transacting partner (${transactingPartnerId ?? "not stated"})` : "",
    besideText(claim),
    endText(claim),
  ].filter((part) => part !== "");
  return `Earned credit${placeText(claim.scopes)}: ${parts.join("; ")}.`;
}

function besideText({ beside, onBehalfOf }: CreditClaim): string {
  const from = onBehalfOf.from === "declared" ? "as declared" : "as Azure shows";
  switch (beside) {
    case "byAdminOnBehalfOf":
      return `admin on behalf of stands ${from}, the link safeguards`;
    case "throughThisLinkUntil":
      return `admin on behalf of stands ${from}, the link safeguards for a time`;
    case "notKnown":
      return `admin on behalf of stands ${from}; whether this link earns as well is not known`;
    case undefined:
      return "";
  }
}

function endText({ afterwards, beside, lastDay }: CreditClaim): string {
  if (!afterwards && beside !== "throughThisLinkUntil") {
    return "";
  }
  const end =
    lastDay === undefined ? "while the role stands" : `until ${lastDay} (UTC, the last whole day)`;
  return afterwards ? `${end}, then ${outcomes[afterwards]}` : `the link ${end}`;
}

const recognitions: Record<RecognitionOutcome, string> = {
  setUp: "set up",
  byTheContract: "by the partner's own contract with the customer, whatever the link is",
  sourcesDiffer: "sources differ",
  notByThisLink: "not by this link",
  notKnown: "not known",
};

/** What recognition rests on at some places, as a sentence. */
export function recognitionSentence({
  scopes,
  outcome,
  duration,
  until,
}: RecognitionClaim): string {
  const times = {
    permanent: "",
    eligible: ", only while the role is active",
    until: until === undefined ? ", while the role stands" : `, until ${until}`,
  };
  return `Recognition${placeText(scopes)}: ${recognitions[outcome]}${duration ? times[duration] : ""}.`;
}

function placeText(ids: string[]): string {
  const labels = ids.map((id) => {
    const scope = parseScope(id);
    return scope ? scopeLabel(scope) : id;
  });
  return labels.length > 0 ? ` (${labels.join("; ")})` : "";
}
