import type { AccessFacts, Grant } from "../accessFacts";
import { sameId } from "../guid";
import type { Answer } from "../roles";

/** Access that the linked identity has, and how sure that is. */
export interface HeldGrant {
  grant: Grant;
  /** Itself, as a declared member of a group, or perhaps as a member nobody declared. */
  through: "itself" | "group" | "undeclaredGroup";
}

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

function tenantOfGrant(facts: AccessFacts, grant: Grant): string | null | undefined {
  if (facts.mode !== "granted") {
    return tenantOfAccess(facts);
  }
  switch (grant.grantedBy) {
    case "roleAssignment":
      return facts.customer.tenantId;
    case "lighthouse":
      return grant.managingTenantId;
    case undefined:
      return undefined;
  }
}

/** Whether the link is in another tenant than the access: then it counts for nothing. */
export function linkedElsewhere(facts: AccessFacts): boolean {
  const [linkTenant, accessTenant] = [facts.link?.tenantId, tenantOfAccess(facts)];
  return linkTenant !== undefined && accessTenant != null && !sameId(linkTenant, accessTenant);
}

/**
 * Whether one grant is held in the tenant that the identity is linked in. A role that the customer
 * granted by Lighthouse to nobody knows which tenant is unknown; what else is not told stands for yes.
 */
export function inLinkedTenant(facts: AccessFacts, grant: Grant): Answer {
  const [linkTenant, tenant] = [facts.link?.tenantId, tenantOfGrant(facts, grant)];
  if (linkTenant === undefined || tenant == null) {
    return grant.grantedBy === "lighthouse" ? "unknown" : "yes";
  }
  return sameId(linkTenant, tenant) ? "yes" : "no";
}

/**
 * Access that surely counts by the link: listed roles that the linked identity holds permanently,
 * itself or as a declared member of a group, in the tenant that it is linked in. A role that Azure
 * was asked for and does not show is not sure.
 */
export function countingGrants(facts: AccessFacts): Grant[] {
  const held = linkedElsewhere(facts) ? [] : (heldGrants(facts) ?? []);
  return held
    .filter(({ through }) => through !== "undeclaredGroup")
    .map(({ grant }) => grant)
    .filter((grant) => grant.duration === "permanent" && grant.role?.pec === "yes")
    .filter(({ reading }) => reading?.state !== "notFound")
    .filter((grant) => inLinkedTenant(facts, grant) === "yes");
}

/** The access of the linked identity; `undefined` while something that decides it is unknown. */
export function heldGrants(facts: AccessFacts): HeldGrant[] | undefined {
  const objectId = facts.link?.objectId;
  if (objectId === undefined || !facts.grants) {
    return undefined;
  }
  const held = facts.grants.map((grant) => heldBy(objectId, grant));
  return held.includes(undefined)
    ? undefined
    : held.flatMap((grant) => (grant && grant !== "others" ? [grant] : []));
}

function heldBy(objectId: string, grant: Grant): HeldGrant | "others" | undefined {
  if (grant.principalId === undefined) {
    return undefined;
  }
  if (sameId(grant.principalId, objectId)) {
    return { grant, through: "itself" };
  }
  if (grant.principalType === undefined || grant.members === undefined) {
    return undefined;
  }
  if (grant.members?.some((member) => sameId(member, objectId))) {
    return { grant, through: "group" };
  }
  return grant.principalType === "Group" && grant.members === null
    ? { grant, through: "undeclaredGroup" }
    : "others";
}
