import { armErrorAnswer, jsonAnswer } from "../../answer";
import type { Answer } from "../../answer";
import type { ArmRequest, ArmResource } from "../armRoute";
import type { Hierarchy } from "./hierarchy";
import type { Permissions } from "./permissions";
import { sameId } from "./sameId";

/** Why a subscription does not take requests for a resource provider. */
export function refuseUnregistered(
  hierarchy: Hierarchy,
  scope: string,
  namespace: string,
): Answer | undefined {
  const [, , subscriptionId = ""] = scope.split("/");
  const registered = hierarchy.findSubscription(subscriptionId)?.registered;
  return isRegistered(registered, namespace)
    ? undefined
    : armErrorAnswer(
        409,
        "MissingSubscriptionRegistration",
        `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
      );
}

/** Registers a resource provider in a subscription, and tells whether it is. */
export function resourceProviders(hierarchy: Hierarchy, permissions: Permissions): ArmResource {
  function handle({ caller, match, method }: ArmRequest): Answer {
    const [, subscriptionId = "", namespace = "", register] = match;
    const isWrite = method === "POST" && register !== undefined;
    const action = isWrite ? `${namespace}/register/action` : "Microsoft.Resources/providers/read";
    const refusal = permissions.refuse(caller, action, `/subscriptions/${subscriptionId}`);
    if (refusal) {
      return refusal;
    }
    const registered = hierarchy.findSubscription(subscriptionId)?.registered;
    if (isWrite && !isRegistered(registered, namespace)) {
      registered?.push(namespace);
    }
    return jsonAnswer(200, {
      id: `/subscriptions/${subscriptionId}/providers/${namespace}`,
      namespace,
      registrationState: isRegistered(registered, namespace) ? "Registered" : "NotRegistered",
    });
  }

  return {
    kind: "resourceProvider",
    path: /^\/subscriptions\/([^/]+)\/providers\/([^/]+)(\/register)?$/i,
    apiVersions: ["2019-05-01", "2021-04-01"],
    handle,
  };
}

function isRegistered(registered: readonly string[] | undefined, namespace: string): boolean {
  return registered?.some((one) => sameId(one, namespace)) ?? true;
}
