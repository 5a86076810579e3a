import type { AccessFacts } from "../facts/accessFacts";
import { holdingsOf } from "../credit/holding";
import { ownHoldings } from "../credit/ownHoldings";
import { tenantOfAccess, tenantOfGrant, wayOf } from "../credit/tenant";
import { sameId } from "../../../../azure/guid";
import type { Rule, Said } from "./rule";
import { linkPage, ownArguments } from "./sources";

/** Rules about the tenant of the link and that of the access. */
export const tenantRules: Rule[] = [
  {
    id: "A9",
    title: "The customer's tenant is missing",
    level: "error",
    step: "tenant",
    kind: "guard",
    source: ownArguments,
    judged: "program",
    skippable: false,
    why: "A link is made in the tenant that the program names. Without one it would be made wherever somebody happens to be signed in.",
    whatToDo: "Give `customer.tenantId`.",
    mayIgnore: "No.",
    judge: customersTenantIsMissing,
  },
  {
    id: "P5",
    title: "The link stands in another tenant than the access",
    level: "error",
    lighter: "warning",
    step: "tenant",
    kind: "fact",
    source: linkPage,
    judged: "program",
    why: "A link counts for the access that its identity holds in the same tenant: the managing one by Azure Lighthouse, the customer's by role assignments.",
    whatToDo:
      "Make the link in the tenant in which the identity holds its roles. Of access that the customer granted, say in which way (`grantedBy`).",
    mayIgnore:
      "No: nothing is attributed through such a link. As a warning, yes: of access whose way nobody stated and Azure did not show, and of a Marketplace offer, which is associated without a link.",
    judge: wrongTenant,
  },
];

function customersTenantIsMissing({ customer, link }: AccessFacts): Said[] {
  return customer.tenantId === null && link?.madeBy === "component"
    ? [
        {
          message: "The customer's tenant is missing, so nothing says where to make the link.",
          remedy: "Give customer.tenantId.",
          subject: "customer.tenantId",
        },
      ]
    : [];
}

function wrongTenant(facts: AccessFacts): Said[] {
  return facts.mode === "granted" ? grantedElsewhere(facts) : heldElsewhere(facts);
}

function heldElsewhere(facts: AccessFacts): Said[] {
  const linkTenant = facts.link?.tenantId;
  const accessTenant = tenantOfAccess(facts);
  return linkTenant === undefined || accessTenant == null || sameId(linkTenant, accessTenant)
    ? []
    : [elsewhere(facts, linkTenant, [accessTenant])];
}

function grantedElsewhere(facts: AccessFacts): Said[] {
  const { customer } = facts;
  const linkTenant = facts.link?.tenantId;
  // What somebody else surely holds tells nothing of the tenant that the link has to stand in.
  const grants = (holdingsOf(facts) ?? []).map(({ grant }) => grant);
  const tenants = grants.map((grant) => tenantOfGrant(facts, grant) ?? undefined);
  if (linkTenant === undefined || tenants.some((tenant) => sameId(tenant, linkTenant))) {
    return [];
  }
  if (ownHoldings(facts).length > 0 && tenants.every((tenant) => tenant !== undefined)) {
    const said = elsewhere(facts, linkTenant, tenants);
    // What Azure tells is no word of the program: it stops nothing.
    return grants.some((grant) => wayOf(grant) !== grant.grantedBy)
      ? [{ ...said, level: "warning" }]
      : [said];
  }
  const unstated = grants.find((grant) => wayOf(grant) === null);
  return unstated && customer.tenantId != null && !sameId(linkTenant, customer.tenantId)
    ? [
        {
          level: "warning",
          message:
            `The identity is linked in tenant ${linkTenant}, and how the customer granted ` +
            `${unstated.property} is not stated: a role assignment counts by a link in the ` +
            `customer's tenant ${customer.tenantId}, Azure Lighthouse by one in the managing tenant.`,
          remedy: `Say how it was granted: \`grantedBy: "roleAssignment"\`, or "lighthouse" and \`managedByTenantId\`.`,
          subject: linkTenant,
        },
      ]
    : [];
}

function elsewhere(facts: AccessFacts, linkTenant: string, tenants: string[]): Said {
  const held = [...new Set(tenants)].join(", ");
  const message =
    `The identity is linked in tenant ${linkTenant}, its roles are held in tenant ${held}: ` +
    "nothing is attributed through this link.";
  if (facts.delegation?.marketplace) {
    return {
      level: "warning",
      message: `${message} The Marketplace offer is associated with its publisher without it.`,
      remedy: "Leave the link out, or make it in the managing tenant.",
      subject: linkTenant,
    };
  }
  return {
    message,
    remedy: tenants.some((tenant) => sameId(tenant, facts.customer.tenantId))
      ? "Make the link in the customer's tenant, as the identity that holds the roles there."
      : "Make the link in the managing tenant.",
    subject: linkTenant,
  };
}
