import type { Cloud } from "../../cloud";
import type { Directory } from "../../entra/directory";
import type { AccessSwitches } from "./switches";
import { createRecords } from "./records";
import type { Records } from "./records";
import type { ArmResource } from "../armRoute";
import { billingProperty } from "./billingProperty";
import { createHierarchy } from "./hierarchy";
import type { ManagementGroup, Subscription } from "./hierarchy";
import { createOperations } from "./operations";
import { createPermissions } from "./permissions";
import { createPrincipals } from "./principals";
import type { Principal } from "./principals";
import { registrationAssignments } from "./registrationAssignments";
import type { RegistrationAssignment, RegistrationDefinition } from "./delegation";
import { registrationDefinitions } from "./registrationDefinitions";
import { resourceProviders } from "./resourceProviders";
import { roleAssignmentList } from "./roleAssignmentList";
import { roleAssignmentResource } from "./roleAssignments";
import type { RoleAssignment } from "./roleAssignment";
import { roleEligibility } from "./roleEligibility";
import type { RoleEligibility } from "./roleEligibility";
import { subscriptions } from "./subscriptions";

/** Customers' subscriptions, and who has which access in them. All of it can be read and set. */
export interface Access {
  addSubscription(subscription: Subscription): Subscription;
  addManagementGroup(group: ManagementGroup): ManagementGroup;
  /**
   * Adds one that only holds access: a group, a person, an app registration's own object. Service
   * principals of the directory are known already.
   */
  addPrincipal(principal: Principal): void;
  /** Lets the next `questions` for a principal find nobody, as right after its creation. */
  delayPrincipal(objectId: string, questions: number): void;
  /**
   * Gives a role as somebody who may, without a request.
   *
   * @param scope - Such as `/subscriptions/<id>`.
   * @param roleId - GUID of the role, without the rest of its id.
   */
  grant(scope: string, principalId: string, roleId: string): void;
  readonly roleAssignments: Records<RoleAssignment>;
  /** Registration definitions of Azure Lighthouse: what is offered. */
  readonly definitions: Records<RegistrationDefinition>;
  /** Registration assignments of Azure Lighthouse: where an offer holds. */
  readonly assignments: Records<RegistrationAssignment>;
  /** Roles that may be activated (Privileged Identity Management). */
  readonly eligibilities: Records<RoleEligibility>;
  /** Nobody has any access, and there is nothing to have access to. */
  clear(): void;
}

/** The access side of Resource Manager: its state, and what serves it. */
export function createAccess(
  cloud: Cloud,
  directory: Directory,
  switches: AccessSwitches,
): Access & { resources: ArmResource[] } {
  const hierarchy = createHierarchy();
  const principals = createPrincipals(directory);
  const roleAssignments = createRecords<RoleAssignment>();
  const definitions = createRecords<RegistrationDefinition>();
  const assignments = createRecords<RegistrationAssignment>();
  const eligibilities = createRecords<RoleEligibility>();
  const operations = createOperations(cloud, switches);
  const permissions = createPermissions({ hierarchy, roleAssignments, definitions, assignments });
  const delegation = { permissions, definitions, assignments, operations };

  return {
    addSubscription: hierarchy.addSubscription,
    addManagementGroup: hierarchy.addManagementGroup,
    addPrincipal: principals.add,
    delayPrincipal: principals.delay,
    roleAssignments,
    definitions,
    assignments,
    eligibilities,
    resources: [
      registrationDefinitions({ ...delegation, hierarchy, switches }),
      registrationAssignments(delegation),
      operations.resource,
      roleAssignmentResource({ hierarchy, permissions, principals, roleAssignments, switches }),
      roleAssignmentList({ cloud, hierarchy, permissions, roleAssignments, switches }),
      ...roleEligibility({ permissions, eligibilities }),
      billingProperty(hierarchy, permissions),
      ...subscriptions(hierarchy, permissions),
      resourceProviders(hierarchy, permissions),
    ],
    grant(scope, principalId, roleId) {
      const name = grantName(roleAssignments.history().length + 1);
      const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
      const roleDefinitionId = `${scope}/providers/Microsoft.Authorization/roleDefinitions/${roleId}`;
      const principalType = "ServicePrincipal";
      const access = { scope, principalId, principalType, roleDefinitionId };
      roleAssignments.set(id, { id, name, ...access });
    },
    clear() {
      hierarchy.clear();
      principals.clear();
      [roleAssignments, definitions, assignments, eligibilities].forEach((one) => one.clear());
      operations.clear();
    },
  };
}

function grantName(count: number): string {
  return `000000e2-0000-4000-8000-${String(count).padStart(12, "0")}`;
}
