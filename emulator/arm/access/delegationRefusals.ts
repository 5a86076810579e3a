import { armErrorAnswer } from "../../answer";
import type { Answer } from "../../answer";
import { isGuid } from "./guid";
import type { Authorization, DelegationProperties, EligibleAuthorization } from "./delegation";
import {
  allows,
  bareRoleId,
  isOwner,
  isUserAccessAdministrator,
  neverEligible,
  roleDefinition,
} from "./roleDefinitions";
import { sameId } from "./sameId";

/**
 * Why Azure Lighthouse does not take a definition. The sentences about roles and about the scope are
 * Azure's own, as people reported them; the others only name the documented rule.
 */
export function refuseDelegation(
  scope: string,
  name: string,
  properties: DelegationProperties,
  customerTenantId: string,
): Answer | undefined {
  const { managedByTenantId = "", authorizations = [], eligibleAuthorizations = [] } = properties;
  if (!/^\/subscriptions\/[^/]+$/i.test(scope)) {
    return invalid(
      "InvalidRegistrationDefinitionUri",
      `The request scope '${scope}' should be '/subscriptions/<subscriptionId>'.`,
    );
  }
  if (!isGuid(name)) {
    return invalid("InvalidRegistrationDefinitionUri", `The name '${name}' should be a GUID.`);
  }
  if (authorizations.length === 0) {
    return invalidRequest("The registration definition has no authorizations.");
  }
  if (sameId(managedByTenantId, customerTenantId)) {
    return invalidRequest(
      `The managing tenant '${managedByTenantId}' is the tenant of the subscription.`,
    );
  }
  const refusals = [
    ...authorizations.map((one) => refuseAuthorization(name, one)),
    ...eligibleAuthorizations.map((one) => refuseEligible(name, one)),
  ];
  return refusals.find((refusal) => refusal !== undefined);
}

function refuseAuthorization(name: string, authorization: Authorization): Answer | undefined {
  const { roleDefinitionId, delegatedRoleDefinitionIds = [] } = authorization;
  const role = roleDefinition(roleDefinitionId);
  const label = `The role definition '${bareRoleId(roleDefinitionId)}'`;
  if (role.dataActions) {
    return invalidRequest(
      `${label} with data actions not allowed for registration definition '${name}'. Only built in role definitions without any data and notData actions are allowed.`,
    );
  }
  if (isUserAccessAdministrator(roleDefinitionId)) {
    return delegatedRoleDefinitionIds.length > 0
      ? undefined
      : invalidRequest(`${label} needs delegatedRoleDefinitionIds.`);
  }
  const isRestricted = allows(role, "Microsoft.Authorization/roleAssignments/write");
  return isRestricted || isOwner(roleDefinitionId)
    ? invalidRequest(
        `${label} is not allowed for registration definition '${name}' because of restricted actions.`,
      )
    : undefined;
}

function refuseEligible(
  name: string,
  { roleDefinitionId }: EligibleAuthorization,
): Answer | undefined {
  const role = bareRoleId(roleDefinitionId);
  return neverEligible.includes(role)
    ? invalidRequest(
        `The role definition '${role}' is restricted for eligible authorization in registration definition '${name}'. Restricted role definitions are '${neverEligible.join(";")}'.`,
      )
    : undefined;
}

function invalidRequest(message: string): Answer {
  return invalid("InvalidRegistrationDefinitionCreateRequest", message);
}

function invalid(code: string, message: string): Answer {
  return armErrorAnswer(400, code, message);
}
