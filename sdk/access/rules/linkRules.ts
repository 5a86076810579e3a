import type { AccessFacts, LinkFact } from "../accessFacts";
import { cloudOf } from "../cloud";
import { isGuid, sameId } from "../guid";
import { linkedElsewhere, tenantOfAccess } from "./heldGrants";
import type { Rule, Said } from "./rule";
import { citadel, derived, linkPage, partnerCenterLinkPage, playbook, usagePage } from "./sources";

/** Rules about the link itself: which partner, which identity, in which tenant. */
export const linkRules: Rule[] = [
  { id: "P1", level: "error", ...partnerCenterLinkPage, judge: partnerIdIsDigits },
  { id: "P2", level: "warning", ...partnerCenterLinkPage, judge: globalPartnerId },
  { id: "P3", level: "error", ...derived, judge: otherPartnerThanExpected },
  { id: "P4", level: "error", ...citadel, judge: linkedTwice },
  { id: "P5", level: "error", ...linkPage, judge: wrongTenant },
  { id: "P12", level: "warning", ...linkPage, judge: userIsLinked },
  { id: "P13", level: "note", ...citadel, judge: managedIdentityIsLinked },
  { id: "P15", level: "note", ...linkPage, judge: linkIsNotRead },
  { id: "P16", level: "warning", ...playbook, judge: otherCloud },
  { id: "P17", level: "note", ...usagePage, judge: severalPartnerIds },
];

function partnerIdIsDigits({ link }: AccessFacts): Said[] {
  const id = link?.partnerId;
  if (id === undefined || /^\d+$/.test(id)) {
    return [];
  }
  return isGuid(id)
    ? [
        {
          message: `"${id}" is a GUID: a customer-usage-attribution id, not a partner id.`,
          remedy:
            "Give the numeric location id here; the GUID is azure-native's provider setting `partnerId`.",
        },
      ]
    : [
        {
          message: `"${id}" is no partner id: a partner id has digits only.`,
          remedy: 'Use the "Associated PartnerID" from Account settings > Identifiers.',
        },
      ];
}

function globalPartnerId({ link }: AccessFacts): Said[] {
  const id = link?.partnerId;
  return id !== undefined && id === link?.globalPartnerId
    ? [
        {
          message: `Partner id ${id} is the global account; a link takes the id of a location.`,
          remedy:
            'Use the "Associated PartnerID" from Account settings > Identifiers (often global + 1).',
        },
      ]
    : [];
}

function otherPartnerThanExpected({ link }: AccessFacts): Said[] {
  return link ? [...otherIdThanExpected(link), ...otherNameThanExpected(link)] : [];
}

function otherIdThanExpected(link: LinkFact): Said[] {
  const { partnerId, expectedPartnerIds } = link;
  return partnerId === undefined || !expectedPartnerIds || expectedPartnerIds.includes(partnerId)
    ? []
    : [
        {
          message:
            `Identity ${link.objectId} is linked to partner ${partnerLabel(link)}, but ` +
            `expectedPartnerIds names ${expectedPartnerIds.join(", ")}.`,
          remedy: "Find out who linked it, or correct the expectation.",
        },
      ];
}

function otherNameThanExpected(link: LinkFact): Said[] {
  const { partnerName, expectedPartnerName } = link;
  if (partnerName === undefined || typeof expectedPartnerName !== "string") {
    return [];
  }
  if (partnerName === null) {
    return [
      {
        message:
          `Whose partner id ${link.partnerId} is was not told, but expectedPartnerName is ` +
          `"${expectedPartnerName}".`,
        remedy: "Hand on the link's `partnerName` too, or do not compare it.",
      },
    ];
  }
  return foldName(partnerName) === foldName(expectedPartnerName)
    ? []
    : [
        {
          message:
            `Partner id ${link.partnerId} belongs to "${partnerName}", expected ` +
            `"${expectedPartnerName}": the credit would go to the former.`,
          remedy: "Correct the partner id, or the expected name.",
        },
      ];
}

function partnerLabel({ partnerId, partnerName }: LinkFact): string {
  return partnerName ? `${partnerId} (${partnerName})` : `${partnerId}`;
}

function linkedTwice(facts: AccessFacts, earlier: readonly AccessFacts[]): Said[] {
  const { link } = facts;
  return link?.madeBy === "component"
    ? earlier
        .filter(
          (other) =>
            other.link?.madeBy === "component" &&
            sameId(other.link.tenantId, link.tenantId) &&
            sameId(other.link.objectId, link.objectId),
        )
        .map((other) => ({
          message:
            `"${other.component}" already links identity ${link.objectId} in tenant ` +
            `${link.tenantId}: an identity has one link per tenant.`,
          remedy: "Make the link once and give it to the others as `existingLink`.",
          subject: link.objectId,
        }))
    : [];
}

function wrongTenant(facts: AccessFacts): Said[] {
  const accessTenant = tenantOfAccess(facts);
  if (accessTenant === null && facts.link?.madeBy === "component") {
    return [
      {
        message: "The customer's tenant is not given, so nothing says where to make the link.",
        remedy: "Give customer.tenantId.",
        subject: "customer.tenantId",
      },
    ];
  }
  return linkedElsewhere(facts)
    ? [
        {
          message:
            `The identity is linked in tenant ${facts.link?.tenantId}, its roles are held in ` +
            `tenant ${accessTenant}: nothing is attributed through this link.`,
          remedy: sameId(accessTenant, facts.customer.tenantId)
            ? "Make the link in the customer's tenant, as the identity that holds the roles there."
            : "Make the link in the managing tenant.",
          subject: facts.link?.tenantId,
        },
      ]
    : [];
}

function userIsLinked({ link, grants }: AccessFacts): Said[] {
  const user = grants?.find(
    (grant) => grant.principalType === "User" && sameId(grant.principalId, link?.objectId),
  );
  return user
    ? [
        {
          message: `A user (${user.principalId}) is linked: attribution ends when the user leaves.`,
          remedy: "Link a service principal.",
          subject: user.principalId,
        },
      ]
    : [];
}

function managedIdentityIsLinked({ link }: AccessFacts): Said[] {
  return link?.managedIdentity
    ? [
        {
          message:
            "A managed identity is linked: it works, Microsoft does not list it as supported.",
        },
      ]
    : [];
}

function linkIsNotRead({ link }: AccessFacts): Said[] {
  return link?.madeBy === "elsewhere"
    ? [
        {
          message:
            "The link is taken as another stack recorded it: only the linked identity itself can " +
            "read its link, so it is not verified here.",
        },
      ]
    : [];
}

function otherCloud(facts: AccessFacts): Said[] {
  const environment = facts.link?.environment ?? facts.environment;
  const cloud = environment === undefined ? "public" : cloudOf(environment);
  return facts.link && (cloud === "government" || cloud === "china")
    ? [
        {
          message: `Partner admin link is reported as not available in the ${cloud} cloud.`,
          subject: environment,
        },
      ]
    : [];
}

function severalPartnerIds(facts: AccessFacts, earlier: readonly AccessFacts[]): Said[] {
  const partnerId = facts.link?.partnerId;
  const others = earlier.flatMap((other) => {
    const otherId = other.link?.partnerId;
    const sameCustomer =
      sameId(other.customer.tenantId, facts.customer.tenantId) ||
      sameId(other.customer.subscriptionId, facts.customer.subscriptionId);
    return sameCustomer && otherId !== undefined && otherId !== partnerId ? [otherId] : [];
  });
  return partnerId !== undefined && others.length > 0
    ? [
        {
          message:
            `Several partner ids are linked at this customer: ${[...new Set(others), partnerId].join(", ")}. ` +
            "Rows of one global account are de-duplicated, highest role first.",
        },
      ]
    : [];
}

function foldName(name: string): string {
  return name.trim().normalize("NFC").toLowerCase();
}
