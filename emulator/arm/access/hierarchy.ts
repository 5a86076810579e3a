/** A subscription, and what Resource Manager and billing say about it. */
export interface Subscription {
  subscriptionId: string;
  tenantId: string;
  /** Name of the management group that it is in. Default: none but the tenant itself. */
  managementGroup?: string;
  /** Resource providers that may be used in it, such as "microsoft.managedservices". Default: all. */
  registered?: string[];
  /** What the quota of the subscription is called; it hints at the offer. */
  quotaId?: string;
  /** Properties of its billing property; where they are missing nothing is told. */
  billing?: Record<string, unknown>;
}

export interface ManagementGroup {
  name: string;
  tenantId: string;
  /** Name of the group above. */
  parent?: string;
}

/** What holds what: management groups, subscriptions, and by their ids all that is in them. */
export interface Hierarchy {
  addSubscription(subscription: Subscription): Subscription;
  addManagementGroup(group: ManagementGroup): ManagementGroup;
  findSubscription(subscriptionId: string): Subscription | undefined;
  subscriptions(): Subscription[];
  /** Tenant of a scope, when there is such a scope. */
  tenantOf(scope: string): string | undefined;
  /** The scope and all that hold it, from the inside out. */
  around(scope: string): string[];
  clear(): void;
}

const subscriptionScope = /^\/subscriptions\/([^/]+)/i;
const managementGroupScope = /^\/providers\/Microsoft\.Management\/managementGroups\/([^/]+)$/i;

export function createHierarchy(): Hierarchy {
  const subscriptions = new Map<string, Subscription>();
  const groups = new Map<string, ManagementGroup>();

  const findSubscription = (id: string) => subscriptions.get(id.toLowerCase());
  const subscriptionOf = (scope: string) =>
    findSubscription(subscriptionScope.exec(scope)?.[1] ?? "");
  const groupOf = (scope: string) =>
    groups.get((managementGroupScope.exec(scope)?.[1] ?? "").toLowerCase());

  function groupsUpFrom(name: string | undefined): string[] {
    const group = groups.get((name ?? "").toLowerCase());
    return group
      ? [
          `/providers/Microsoft.Management/managementGroups/${group.name}`,
          ...groupsUpFrom(group.parent),
        ]
      : [];
  }

  return {
    findSubscription,
    subscriptions: () => [...subscriptions.values()],
    addSubscription(subscription) {
      subscriptions.set(subscription.subscriptionId.toLowerCase(), subscription);
      return subscription;
    },
    addManagementGroup(group) {
      groups.set(group.name.toLowerCase(), group);
      return group;
    },
    tenantOf: (scope) => (subscriptionOf(scope) ?? groupOf(scope))?.tenantId,
    around(scope) {
      const group = groupOf(scope);
      return group
        ? groupsUpFrom(group.name)
        : [...outwards(scope), ...groupsUpFrom(subscriptionOf(scope)?.managementGroup)];
    },
    clear() {
      subscriptions.clear();
      groups.clear();
    },
  };
}

/** A resource, its resource group, its subscription: by cutting pairs off the end of the id. */
function outwards(scope: string): string[] {
  const words = scope.split("/");
  return words.length <= 3 ? [scope] : [scope, ...outwards(words.slice(0, -2).join("/"))];
}
