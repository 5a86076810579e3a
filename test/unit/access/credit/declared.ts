import type { AccessFacts } from "../../../../sdk/access/accessFacts";
import type { Billing } from "../../../../sdk/access/customer";
import type {
  Authorization,
  LighthouseDelegationArgs,
} from "../../../../sdk/access/delegationArgs";
import { declaredDelegation, delegationFacts } from "../../../../sdk/access/delegationFacts";
import type { KnownDelegation } from "../../../../sdk/access/delegationFacts";
import type { GrantedRole, KnownGranted } from "../../../../sdk/access/grantedFacts";
import { grantedFacts } from "../../../../sdk/access/grantedFacts";
import { declaredLink } from "../../../../sdk/access/linkFacts";
import type { PartnerRoleAssignmentsArgs } from "../../../../sdk/access/roleAssignmentsArgs";
import type { KnownAssignments } from "../../../../sdk/access/roleAssignmentsFacts";
import {
  declaredAssignments,
  roleAssignmentsFacts,
} from "../../../../sdk/access/roleAssignmentsFacts";
import { customerTenant, linkAtCustomer, linked, managingTenant, standingLink } from "../ids";
import { subscription } from "../ids";

const surroundings = {
  environment: "public",
  defaultEnvironment: "public",
  explicitProvider: false,
  defaultTenant: undefined,
  ownPartnerIds: null,
  plainTextSecrets: [],
  clientIds: [],
  today: "2026-11-26",
};

/** A listed role. */
export const listed = "Support Request Contributor";

/** Facts of direct access, from arguments; without changes the linked identity holds a listed role. */
export function assigned(changes: Partial<PartnerRoleAssignmentsArgs> = {}): AccessFacts {
  const args = {
    scopes: { subscription },
    principalId: linked,
    roles: [listed],
    customer: { tenantId: customerTenant },
    existingLink: linkAtCustomer,
    ...changes,
  };
  return roleAssignmentsFacts("fabrikam", declaredAssignments(args) as KnownAssignments, {
    ...surroundings,
  });
}

/** The same by Azure Lighthouse, where only `authorization` matters. */
export function delegated(
  authorization: Partial<Authorization>,
  changes: Partial<LighthouseDelegationArgs> = {},
): AccessFacts {
  const args: LighthouseDelegationArgs = {
    subscriptionId: subscription,
    managedByTenantId: managingTenant,
    registrationDefinitionName: "Contoso managed services",
    authorizations: [{ principalId: linked, role: listed, ...authorization }],
    customer: { tenantId: customerTenant },
    existingLink: standingLink,
    ...changes,
  };
  return delegationFacts("fabrikam", declaredDelegation(args) as KnownDelegation, surroundings);
}

/** The same of roles that the customer granted, by role assignments unless a role says otherwise. */
export function granted(
  roles: Partial<GrantedRole>[],
  link = linkAtCustomer,
  billing?: Billing,
): AccessFacts {
  const access = roles.map((role) => ({
    principalId: linked,
    role: listed,
    scope: subscription,
    duration: "permanent",
    grantedBy: "roleAssignment",
    ...role,
  }));
  const args = {
    customer: { name: "Fabrikam", tenantId: customerTenant, subscriptionId: subscription, billing },
    access,
    link: declaredLink(link, {}),
  };
  return grantedFacts("fabrikam", args as KnownGranted, surroundings);
}

/** Facts under this billing. */
export function billed(billing: Billing, changes: Partial<PartnerRoleAssignmentsArgs> = {}) {
  return assigned({ customer: { tenantId: customerTenant, billing }, ...changes });
}
