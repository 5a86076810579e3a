import { sameId } from "../../../../azure/guid";
import { parseScope, scopeLabel } from "../../../../azure/scope";

/** What a place is told in relation to. */
interface Place {
  /** GUID of the customer's subscription, where there is one. */
  subscriptionId?: string | undefined;
}

/** A place for a sentence, short where it is in the customer's own subscription. */
function placeText(id: string, { subscriptionId }: Place): string {
  const scope = parseScope(id);
  if (!scope) {
    return id;
  }
  const own = sameId(scope.subscriptionId, subscriptionId);
  if (own && scope.kind === "subscription") {
    return "the whole subscription";
  }
  return own && scope.kind === "resourceGroup"
    ? `resource group ${scope.resourceGroup}`
    : scopeLabel(scope);
}

/** Several places, each once. */
export function placesText(ids: string[], customer: Place): string {
  return [...new Set(ids.map((id) => placeText(id, customer)))].join(", ");
}
