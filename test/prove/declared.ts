import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CreditOutcome } from "../../sdk/nodejs/access/credit/creditTable";
import type { RecognitionOutcome } from "../../sdk/nodejs/access/credit/recognition";
import type { Attribution } from "../../sdk/nodejs/access/report/attribution";
import type { Customer } from "./customers";

const recorded = join(__dirname, "../unit/access/report/attribution.v1.json");

/** What a stack exports for a customer: access to its subscription, unless other scopes are given. */
export function declared(
  { name, tenantId, subscriptionId }: Customer,
  more: {
    scopes?: string[];
    credit?: CreditOutcome;
    recognition?: RecognitionOutcome;
    partnerId?: string;
  } = {},
): Attribution {
  const [any] = JSON.parse(readFileSync(recorded, "utf8")) as Attribution[];
  if (any?.credit[0] === undefined) {
    throw new Error(`${recorded} has no attribution with a claim.`);
  }
  const { credit = "throughThisLink", recognition = "setUp", partnerId = "4242424" } = more;
  const scopes = more.scopes ?? [`/subscriptions/${subscriptionId}`];
  const { expected: _expected, ...claim } = any.credit[0];
  return {
    ...any,
    customer: { name, tenantId, subscriptionId },
    partner: { ...any.partner, id: partnerId },
    credit: [{ ...claim, scopes, outcome: credit }],
    recognition: [{ scopes, outcome: recognition }],
  };
}
