import type { AccessFacts } from "../facts/accessFacts";
import type { Grant } from "../facts/grant";
import { sameId } from "../../../../azure/guid";
import type { Answer } from "../../../../azure/answer";

/**
 * Tenant in which the linked identity has to be for a grant to count: the managing one for Lighthouse,
 * else the customer's. `null` where it is not given, `undefined` where it is not known.
 */
export function tenantOfGrant(facts: AccessFacts, grant: Grant): string | null | undefined {
  return facts.mode === "granted" ? tenantOfGranted(facts, grant) : tenantOfAccess(facts);
}

/** The same of access that the program gives, which all of it is held in. */
export function tenantOfAccess({ mode, delegation, customer }: AccessFacts) {
  return mode === "lighthouse" ? delegation?.managingTenantId : customer.tenantId;
}

function tenantOfGranted({ customer }: AccessFacts, grant: Grant): string | null | undefined {
  switch (wayOf(grant)) {
    case "roleAssignment":
      return customer.tenantId;
    case "lighthouse":
      return grant.managingTenantId;
    default:
      return undefined;
  }
}

/** How a customer granted a role. What Azure shows as a role assignment is one, whatever the program says. */
export function wayOf({ reading, grantedBy }: Grant): Grant["grantedBy"] {
  return reading?.state === "read" ? "roleAssignment" : grantedBy;
}

/** Whether a grant is held in the tenant that the identity is linked in. */
export function inLinkedTenant(facts: AccessFacts, grant: Grant): Answer {
  const { link, customer } = facts;
  const tenant = tenantOfGrant(facts, grant);
  if (link?.tenantId !== undefined && tenant != null) {
    return sameId(link.tenantId, tenant) ? "yes" : "no";
  }
  // A link that is made beside the access is made in the customer's tenant, whichever that will be.
  const madeThere = link?.inCustomersTenant === true && customer.tenantId === undefined;
  const heldThere = facts.mode === "direct" || wayOf(grant) === "roleAssignment";
  return madeThere && heldThere && link.tenantId === undefined ? "yes" : "unknown";
}
