import { armErrorAnswer } from "../../answer";
import type { Answer } from "../../answer";
import type { Caller } from "../armRoute";
import type { Records } from "./records";
import type { Hierarchy } from "./hierarchy";
import type { RegistrationAssignment, RegistrationDefinition } from "./delegation";
import type { RoleAssignment } from "./roleAssignment";
import { allows, isRegistrationAssignmentDelete, roleDefinition } from "./roleDefinitions";
import { sameId } from "./sameId";

export interface PermissionsOptions {
  hierarchy: Hierarchy;
  roleAssignments: Records<RoleAssignment>;
  definitions: Records<RegistrationDefinition>;
  assignments: Records<RegistrationAssignment>;
}

export interface Permissions {
  /** Why the caller may not do something at a scope; nothing when it may. */
  refuse(caller: Caller, action: string, scope: string): Answer | undefined;
}

/**
 * Who may do what follows from the role assignments and delegations that stand, at the scope or
 * around it. Membership in groups, deny assignments and eligible roles are not looked at.
 */
export function createPermissions(options: PermissionsOptions): Permissions {
  const { hierarchy, roleAssignments, definitions, assignments } = options;

  function assignedRoles({ objectId }: Caller, around: readonly string[]): string[] {
    return roleAssignments
      .all()
      .filter(({ scope, principalId }) => holds(around, scope) && sameId(principalId, objectId))
      .map(({ roleDefinitionId }) => roleDefinitionId);
  }

  function delegatedRoles({ tenantId, objectId }: Caller, around: readonly string[]): string[] {
    return assignments
      .all()
      .filter(({ scope }) => holds(around, scope))
      .flatMap(({ registrationDefinitionId }) => definitions.get(registrationDefinitionId) ?? [])
      .filter(({ properties }) => sameId(properties.managedByTenantId, tenantId))
      .flatMap(({ properties }) => properties.authorizations)
      .filter(({ principalId }) => sameId(principalId, objectId))
      .map(({ roleDefinitionId }) => roleDefinitionId);
  }

  return {
    refuse(caller, action, scope) {
      const tenantId = hierarchy.tenantOf(scope);
      if (tenantId === undefined) {
        return unknownScope(scope);
      }
      const around = hierarchy.around(scope);
      const isHome = sameId(tenantId, caller.tenantId);
      const roles = isHome ? assignedRoles(caller, around) : delegatedRoles(caller, around);
      if (!isHome && roles.length === 0) {
        return wrongTenant(caller.tenantId, tenantId);
      }
      const counting =
        !isHome && sameId(action, endOfDelegation)
          ? roles.filter(isRegistrationAssignmentDelete)
          : roles;
      return counting.some((role) => allows(roleDefinition(role), action))
        ? undefined
        : notAuthorized(caller, action, scope);
    },
  };
}

/** Other delegated roles would allow it as well; by the documentation only one role does. */
const endOfDelegation = "Microsoft.ManagedServices/registrationAssignments/delete";

function holds(around: readonly string[], scope: string): boolean {
  return around.some((one) => sameId(one, scope));
}

function unknownScope(scope: string): Answer {
  const subscriptionId = /^\/subscriptions\/([^/]+)/i.exec(scope)?.[1];
  return subscriptionId === undefined
    ? armErrorAnswer(404, "NotFound", `The scope '${scope}' could not be found.`)
    : armErrorAnswer(
        404,
        "SubscriptionNotFound",
        `The subscription '${subscriptionId}' could not be found.`,
      );
}

function wrongTenant(actual: string, expected: string): Answer {
  const issuer = (tenantId: string) => `'https://sts.windows.net/${tenantId}/'`;
  return armErrorAnswer(
    401,
    "InvalidAuthenticationTokenTenant",
    `The access token is from the wrong issuer ${issuer(actual)}. It must match the tenant ${issuer(expected)} associated with this subscription.`,
  );
}

function notAuthorized({ clientId, objectId }: Caller, action: string, scope: string): Answer {
  return armErrorAnswer(
    403,
    "AuthorizationFailed",
    `The client '${clientId}' with object id '${objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );
}
