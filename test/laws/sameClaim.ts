import type { Duration } from "../../sdk/nodejs/access/args/grantedRole";
import type { CreditClaim } from "../../sdk/nodejs/access/credit/creditClaims";
import type { CreditOutcome } from "../../sdk/nodejs/access/credit/creditTable";
import type { RecognitionClaim } from "../../sdk/nodejs/access/credit/recognition";

/** Whether a claim of earned credit, as far as it is definite, is true where `known` is the whole truth. */
export function creditHolds(claim: CreditClaim, known: CreditClaim | undefined): boolean {
  if (claim.outcome === "notKnown") {
    return true;
  }
  return known ? statementsOf(claim).every((one) => isTrue(one, known)) : earnsNothing(claim);
}

/** What a claim says for sure, one by one. */
type Statement =
  | { is: CreditOutcome }
  | { lasts: true }
  | { besides: "byAdminOnBehalfOf" | "throughThisLink" }
  | { until: string | undefined; then: CreditOutcome };

function statementsOf({ outcome, beside, afterwards, lastDay }: CreditClaim): Statement[] {
  const besides = {
    byAdminOnBehalfOf: "byAdminOnBehalfOf",
    throughThisLinkUntil: "throughThisLink",
  } as const;
  return [
    { is: outcome },
    ...(outcome === "throughThisLink" && afterwards === undefined
      ? [{ lasts: true } as const]
      : []),
    ...(beside && beside !== "notKnown" ? [{ besides: besides[beside] }] : []),
    ...(afterwards && afterwards !== "notKnown" ? [{ until: lastDay, then: afterwards }] : []),
  ];
}

function isTrue(statement: Statement, known: CreditClaim): boolean {
  if ("is" in statement) {
    return implied(known).includes(statement.is);
  }
  if ("lasts" in statement) {
    return known.outcome === "throughThisLink" && known.afterwards === undefined;
  }
  if ("besides" in statement) {
    return implied(known).includes(statement.besides);
  }
  const { until, then } = statement;
  const sameEnd = until === undefined || until === known.lastDay;
  return sameEnd && known.afterwards !== undefined && then === known.afterwards;
}

/** All that is true where this is the whole truth. */
function implied({ outcome, beside }: CreditClaim): CreditOutcome[] {
  return [
    outcome,
    // Where the agreement rules credit out, it does not come by this link either.
    ...(outcome === "noneByAgreement" ? (["notByThisLink"] as const) : []),
    ...(beside === "byAdminOnBehalfOf" ? (["byAdminOnBehalfOf"] as const) : []),
    ...(beside === "throughThisLinkUntil" ? (["throughThisLink"] as const) : []),
  ];
}

// Where nothing is held, nothing comes by this link; all else does not depend on the place.
function earnsNothing({ outcome }: CreditClaim): boolean {
  return outcome !== "throughThisLink";
}

/** The same of recognition. */
export function recognitionHolds(
  { outcome, duration }: RecognitionClaim,
  known: RecognitionClaim | undefined,
): boolean {
  switch (outcome) {
    case "notKnown":
      return true;
    case "byTheContract":
      // The contract stands whatever the link is; a link that is set up is told instead.
      return !known || known.outcome === "byTheContract" || known.outcome === "setUp";
    case "setUp":
      return known?.outcome === "setUp" && lengthOf(known.duration) >= lengthOf(duration);
    default:
      return known ? known.outcome === outcome : outcome === "notByThisLink";
  }
}

function lengthOf(duration: Duration | undefined): number {
  return [undefined, "eligible", "until", "permanent"].indexOf(duration);
}
