import { jsonAnswer } from "../../answer";
import type { ArmResource } from "../armRoute";
import type { Hierarchy, Subscription } from "./hierarchy";
import type { Permissions } from "./permissions";

const kind = "subscription";
const apiVersions = ["2020-01-01", "2021-01-01", "2022-12-01"];
const action = "Microsoft.Resources/subscriptions/read";

/** Subscriptions: each for who may read it, and the list of those that the caller may read. */
export function subscriptions(hierarchy: Hierarchy, permissions: Permissions): ArmResource[] {
  return [
    {
      kind,
      path: /^\/subscriptions\/([^/]+)$/i,
      apiVersions,
      handle({ caller, match }) {
        const [scope, subscriptionId = ""] = match;
        const subscription = hierarchy.findSubscription(subscriptionId);
        return (
          permissions.refuse(caller, action, scope) ??
          jsonAnswer(200, describe(subscription, scope))
        );
      },
    },
    {
      // The Azure CLI asks at each sign-in. Without access to anything the list is empty.
      kind,
      path: /^\/subscriptions\/?$/i,
      apiVersions,
      handle({ caller }) {
        const readable = hierarchy
          .subscriptions()
          .map((subscription) => ({
            subscription,
            scope: `/subscriptions/${subscription.subscriptionId}`,
          }))
          .filter(({ scope }) => permissions.refuse(caller, action, scope) === undefined);
        const value = readable.map(({ subscription, scope }) => describe(subscription, scope));
        return jsonAnswer(200, { value });
      },
    },
  ];
}

/** The quota hints at the agreement. */
function describe(subscription: Subscription | undefined, id: string) {
  const { subscriptionId, tenantId, quotaId = "PayAsYouGo_2014-09-01" } = subscription ?? {};
  return {
    id,
    subscriptionId,
    tenantId,
    state: "Enabled",
    subscriptionPolicies: { quotaId, spendingLimit: "Off" },
  };
}
