import type { Answer } from "./answer";
import { isGuid, sameId } from "./guid";

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

const managementGroup =
  /^\/providers\/Microsoft\.Management\/managementGroups\/(?<name>[\w().-]{1,90})$/i;
const inSubscription =
  /^\/subscriptions\/(?<id>[^/]+)(\/resourceGroups\/(?<group>[^/]+))?(?<resource>\/providers\/[^/]+(\/[^/]+\/[^/]+)+)?$/i;

/**
 * Reads a scope: the resource id of a management group, subscription, resource group or resource,
 * or the bare GUID of a subscription. `undefined` when it is none of these.
 */
export function parseScope(text: unknown): Scope | undefined {
  const path = scopePath(text);
  // An address would take "." and ".." for other scopes.
  if (path.split("/").some((part) => part === "." || part === "..")) {
    return undefined;
  }
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

/**
 * A scope as the path that `parseScope` reads, spelled as given: with a leading and without a trailing
 * slash, a bare GUID as the resource id of its subscription.
 */
export function scopePath(text: unknown): string {
  const given = typeof text === "string" ? text.trim().replace(/^\/+|\/+$/g, "") : "";
  return isGuid(given) ? `/subscriptions/${given.toLowerCase()}` : `/${given}`;
}

/** Whether two scopes are the same place. */
export function sameScope(left: Scope, right: Scope): boolean {
  return sameId(left.id, right.id);
}

/**
 * Whether everything in `inner` is also in `outer`. What a management group holds does not show in
 * its id, so a management group is said to contain only itself.
 */
export function contains(outer: Scope, inner: Scope): boolean {
  return liesIn(inner.id, outer.id);
}

/** The same of two resource ids, with a leading and without a trailing slash. */
export function liesIn(inner: string, outer: string): boolean {
  return sameId(inner, outer) || inner.toLowerCase().startsWith(`${outer.toLowerCase()}/`);
}

/** Whether a resource id is that of a management group. */
export function isManagementGroup(id: string): boolean {
  return managementGroup.test(id);
}

/**
 * Whether a role that Azure told of, when asked about one scope, is held there: it was given at that
 * scope or above it. Which management groups are above does not show in an id. Asked about a scope in a
 * subscription, Azure tells only of those that are; asked about a management group, also of others,
 * above and inside.
 *
 * @param asked resource id of the scope that was asked about
 * @param given resource id of the scope at which the role was given, "/" for the whole tenant
 */
export function isHeldAt(asked: string, given: string): Answer {
  const outer = given.replace(/\/$/, "");
  if (liesIn(asked, outer)) {
    return "yes";
  }
  if (!isManagementGroup(outer)) {
    return "no";
  }
  return isManagementGroup(asked) ? "unknown" : "yes";
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
