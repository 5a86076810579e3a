import type { AccessFacts } from "../accessFacts";
import { tenantOfGrant } from "../credit/tenant";
import { sameId } from "../guid";

/**
 * Tenant in which the access is held: the managing one for Lighthouse, else the customer's. Not known
 * where the customer granted roles in several.
 */
export function tenantOfAccess(facts: AccessFacts): string | null | undefined {
  const { mode, delegation, customer, grants } = facts;
  switch (mode) {
    case "lighthouse":
      return delegation?.managingTenantId;
    case "direct":
      return customer.tenantId;
    case "granted": {
      const tenants = new Set(grants?.map((grant) => tenantOfGrant(facts, grant)));
      return tenants.size === 1 ? [...tenants][0] : undefined;
    }
  }
}

/** Whether the link is in another tenant than the access: then it counts for nothing. */
export function linkedElsewhere(facts: AccessFacts): boolean {
  const [linkTenant, accessTenant] = [facts.link?.tenantId, tenantOfAccess(facts)];
  return linkTenant !== undefined && accessTenant != null && !sameId(linkTenant, accessTenant);
}
