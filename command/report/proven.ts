import type { JudgedCustomer } from "../../sdk/nodejs/access/report/customersOf";
import { expectedScopes } from "../prove/expectedScopes";
import type { ExpectedScope } from "../prove/expectedScopes";
import { withheldName } from "../prove/names";
import { attributionOutcomes, creditOutcomes } from "../prove/proof";
import type { Proof } from "../prove/proof";
import { attributionText, creditText } from "../prove/verdictText";

/** What a proof says of a customer, beside what is expected. */
export interface Proven {
  /** The worst that was proven of credit at its places, with the last day of the data. */
  credit: string;
  /** The worst that was proven of attribution in the newest month. */
  attribution: string;
}

/** What to say of a customer that no file tells of. */
const nothing = "nothing proven";

/** What to say where a pipeline has written the proof, without the places that would tell what it is about. */
const withheld = "not told: write the proof with --names";

/** Looks customers up in a proof, by their subscriptions, else by their tenants. */
export function provenOf({ onboardings }: JudgedCustomer, proof: Proof): Proven {
  const scopes = expectedScopes(onboardings);
  const credit = worst(
    proof.credit.filter((verdict) => scopes.some((scope) => isAbout(verdict, scope))),
    creditOutcomes,
  );
  const ofCustomer = proof.attribution.filter((verdict) =>
    scopes.some((scope) => isAbout({ ...verdict, place: scope.place }, scope)),
  );
  const newest = ofCustomer
    .map(({ month }) => month)
    .sort()
    .at(-1);
  const attribution = worst(
    ofCustomer.filter(({ month }) => month === newest),
    attributionOutcomes,
  );
  const until = proof.dataUntil === undefined ? "" : `, data until ${proof.dataUntil}`;
  return {
    credit: credit === undefined ? nothingOf(proof, scopes) : `${creditText(credit)}${until}`,
    attribution:
      attribution === undefined ? nothing : `${attributionText(attribution)}, ${attribution.month}`,
  };
}

/** Why nothing is said of credit. */
function nothingOf({ credit }: Proof, scopes: readonly ExpectedScope[]): string {
  const isHere = scopes.some(({ subscriptionId }) =>
    credit.some((one) => one.place === withheldName && one.subscriptionId === subscriptionId),
  );
  return isHere ? withheld : nothing;
}

/** Of a whole subscription a verdict stands for what is in it as well. */
function isAbout(
  verdict: Pick<ExpectedScope, "tenantId" | "subscriptionId" | "place">,
  scope: ExpectedScope,
): boolean {
  const same =
    scope.subscriptionId === ""
      ? scope.tenantId !== "" && verdict.tenantId === scope.tenantId
      : verdict.subscriptionId === scope.subscriptionId;
  return same && (verdict.place === scope.place || verdict.place === "" || scope.place === "");
}

function worst<Outcome, Verdict extends { outcome: Outcome }>(
  verdicts: readonly Verdict[],
  order: readonly Outcome[],
): Verdict | undefined {
  return [...verdicts].sort(
    (one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome),
  )[0];
}
