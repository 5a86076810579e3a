import { isGuid } from "../../azure/guid";
import { parseScope } from "../../azure/scope";
import type { CreditOutcome } from "../../sdk/nodejs/access/credit/creditTable";
import type { RecognitionOutcome } from "../../sdk/nodejs/access/credit/recognition";
import type { Attribution } from "../../sdk/nodejs/access/report/attribution";

/** A place where a program declares access, and what is expected there. */
export interface ExpectedScope {
  /** Name of the customer, as declared. */
  customerName: string;
  /** GUID of the customer's tenant, in lower case; empty where it is not known. */
  tenantId: string;
  /** GUID of the subscription, in lower case; empty where all of the customer's are meant, or none is known. */
  subscriptionId: string;
  /** Name of a resource group or id of a resource, in lower case; empty for the whole subscription. */
  place: string;
  /** What is expected of earned credit there. */
  credit?: CreditOutcome | undefined;
  /** What recognition rests on there. */
  recognition?: RecognitionOutcome | undefined;
  /** The partner id that is linked, where it is known. */
  partnerId?: string | undefined;
}

/** The places that attributions speak of, each once. */
export function expectedScopes(attributions: readonly Attribution[]): ExpectedScope[] {
  const found = new Map<string, ExpectedScope>();
  for (const scope of attributions.flatMap(scopesOf)) {
    const { tenantId, subscriptionId, place, customerName } = scope;
    const whose = subscriptionId || tenantId || customerName;
    const key = JSON.stringify([whose, place]);
    found.set(key, found.get(key) ?? scope);
  }
  return [...found.values()];
}

function scopesOf({ customer, partner, credit, recognition }: Attribution): ExpectedScope[] {
  const base = {
    customerName: customer.name,
    tenantId: guidOf(customer.tenantId),
    partnerId: partner.id,
  };
  const whole = { ...base, subscriptionId: guidOf(customer.subscriptionId), place: "" };
  const recognised = (id?: string) =>
    (recognition.find(({ scopes }) => id !== undefined && scopes.includes(id)) ?? recognition[0])
      ?.outcome;
  if (credit.length === 0) {
    return [{ ...whole, recognition: recognised() }];
  }
  return credit.flatMap(({ scopes, outcome }) =>
    scopes.length === 0
      ? [{ ...whole, credit: outcome, recognition: recognised() }]
      : scopes.map((id) => ({
          ...base,
          ...placeOf(id),
          credit: outcome,
          recognition: recognised(id),
        })),
  );
}

/** What a management group holds does not show in its id, so all of the customer's subscriptions are meant. */
function placeOf(id: string): Pick<ExpectedScope, "subscriptionId" | "place"> {
  const scope = parseScope(id);
  const subscriptionId = scope?.subscriptionId ?? "";
  switch (scope?.kind) {
    case "resourceGroup":
      return { subscriptionId, place: (scope.resourceGroup ?? "").toLowerCase() };
    case "resource":
      return { subscriptionId, place: scope.id.toLowerCase() };
    default:
      return { subscriptionId, place: "" };
  }
}

function guidOf(id: string | undefined): string {
  return isGuid(id) ? id.toLowerCase() : "";
}

/** The places below subscriptions, by the subscription, that rows are to be counted at. */
export function placesToWatch(scopes: readonly ExpectedScope[]): Map<string, string[]> {
  const watched = new Map<string, string[]>();
  for (const { subscriptionId, place } of scopes) {
    if (place !== "") {
      watched.set(subscriptionId, [...(watched.get(subscriptionId) ?? []), place]);
    }
  }
  return watched;
}
