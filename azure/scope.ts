import { isGuid } from "./guid";

/** A place in Azure where access can be held. Ids compare without regard to case. */
export interface Scope {
  /** What kind of place it is. */
  kind: "managementGroup" | "subscription" | "resourceGroup" | "resource";
  /** The resource id, with a leading and without a trailing slash, names spelled as given. */
  id: string;
  /** GUID of the subscription, lower case; absent for a management group. */
  subscriptionId?: string;
  /** Name of the resource group, as given. */
  resourceGroup?: string;
}

const managementGroup = /^\/providers\/Microsoft\.Management\/managementGroups\/(?<name>[^/]+)$/i;
const inSubscription =
  /^\/subscriptions\/(?<id>[^/]+)(\/resourceGroups\/(?<group>[^/]+))?(?<resource>\/providers\/[^/]+(\/[^/]+\/[^/]+)+)?$/i;

/**
 * Reads a scope: the resource id of a management group, subscription, resource group or resource,
 * or the bare GUID of a subscription. `undefined` when it is none of these.
 */
export function parseScope(text: string): Scope | undefined {
  const given = typeof text === "string" ? text.trim().replace(/^\/+|\/+$/g, "") : "";
  const path = isGuid(given) ? `/subscriptions/${given}` : `/${given}`;
  const managed = managementGroup.exec(path)?.groups;
  if (managed) {
    const id = `/providers/Microsoft.Management/managementGroups/${managed.name}`;
    return { kind: "managementGroup", id };
  }
  const { id, group, resource } = inSubscription.exec(path)?.groups ?? {};
  if (!isGuid(id)) {
    return undefined;
  }
  const subscriptionId = id.toLowerCase();
  const groupPart = group ? `/resourceGroups/${group}` : "";
  return {
    kind: resource ? "resource" : group ? "resourceGroup" : "subscription",
    id: `/subscriptions/${subscriptionId}${groupPart}${resource ?? ""}`,
    subscriptionId,
    ...(group && { resourceGroup: group }),
  };
}

/** Whether two scopes are the same place. */
export function sameScope(left: Scope, right: Scope): boolean {
  return left.id.toLowerCase() === right.id.toLowerCase();
}

/**
 * Whether everything in `inner` is also in `outer`. What a management group holds does not show in
 * its id, so a management group is said to contain only itself.
 */
export function contains(outer: Scope, inner: Scope): boolean {
  return sameScope(outer, inner) || inner.id.toLowerCase().startsWith(`${outer.id.toLowerCase()}/`);
}

/** Whether one of the two scopes contains the other. */
export function overlaps(left: Scope, right: Scope): boolean {
  return contains(left, right) || contains(right, left);
}

/** The scopes that lie in none of the others; of those that are the same place the first. */
export function outermost(scopes: Scope[]): Scope[] {
  return scopes.filter((scope, at) =>
    scopes.every(
      (other, index) =>
        index === at || !contains(other, scope) || (sameScope(other, scope) && at < index),
    ),
  );
}

/** A scope for a sentence. */
export function scopeLabel(scope: Scope): string {
  switch (scope.kind) {
    case "managementGroup":
      return `management group ${scope.id.split("/").pop()}`;
    case "subscription":
      return `subscription ${scope.subscriptionId}`;
    case "resourceGroup":
      return `resource group ${scope.resourceGroup} of subscription ${scope.subscriptionId}`;
    case "resource":
      return `resource ${scope.id}`;
  }
}
