import type {
  Authorization,
  Billing,
  GrantedRole,
  LighthouseDelegationArgs,
  PartnerRoleAssignmentsArgs,
} from "../../../../sdk/nodejs/access";
import type { AccessFacts } from "../../../../sdk/nodejs/access/facts/accessFacts";
import type { KnownAssignments } from "../../../../sdk/nodejs/access/facts/roleAssignmentsFacts";
import {
  declaredAssignments,
  roleAssignmentsFacts,
} from "../../../../sdk/nodejs/access/facts/roleAssignmentsFacts";
import { customerTenant, linkAtCustomer, linked, subscription } from "../ids";
import * as examples from "../ruleExamples/declared";

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
  const declared = declaredAssignments(args) as KnownAssignments;
  return roleAssignmentsFacts("fabrikam", declared, examples.run);
}

/** The same by Azure Lighthouse, where only `authorization` matters. */
export function delegated(
  authorization: Partial<Authorization>,
  changes: Partial<LighthouseDelegationArgs> = {},
): AccessFacts {
  const authorizations = [{ principalId: linked, role: listed, ...authorization }];
  return examples.delegation({ authorizations, ...changes }).facts;
}

/** The same of roles that the customer granted, by role assignments unless a role says otherwise. */
export function granted(
  roles: Partial<GrantedRole>[],
  link = linkAtCustomer,
  billing?: Billing,
): AccessFacts {
  return examples.granted(roles, link, billing).facts;
}

/** Facts under this billing. */
export function billed(billing: Billing, changes: Partial<PartnerRoleAssignmentsArgs> = {}) {
  return assigned({ customer: { tenantId: customerTenant, billing }, ...changes });
}
