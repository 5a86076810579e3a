import { armErrorAnswer, jsonAnswer } from "../../answer";
import type { ArmResource } from "../armRoute";
import type { Hierarchy } from "./hierarchy";
import type { Permissions } from "./permissions";

/** What a subscription tells about its agreement. */
export function billingProperty(hierarchy: Hierarchy, permissions: Permissions): ArmResource {
  return {
    kind: "billing",
    path: /^\/subscriptions\/([^/]+)\/providers\/Microsoft\.Billing\/billingProperty\/default$/i,
    apiVersions: ["2024-04-01"],
    handle({ caller, match, path }) {
      const [, subscriptionId = ""] = match;
      const scope = `/subscriptions/${subscriptionId}`;
      const billing = hierarchy.findSubscription(subscriptionId)?.billing;
      return (
        permissions.refuse(caller, "Microsoft.Billing/billingProperty/read", scope) ??
        (billing
          ? jsonAnswer(200, {
              id: path,
              name: "default",
              type: "Microsoft.Billing/billingProperty",
              properties: billing,
            })
          : armErrorAnswer(404, "NotFound", "The billing property could not be found."))
      );
    },
  };
}
