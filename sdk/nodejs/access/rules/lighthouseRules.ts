import type { AccessFacts } from "../facts/accessFacts";
import type { Cloud } from "../../../../azure/cloud";
import { isGuid, sameId } from "../../../../azure/guid";
import { scopeLabel } from "../../../../azure/scope";
import { linkCloud, writtenCloud } from "../credit/clouds";
import type { Rule, Said } from "./rule";
import { azurePlanPage, lighthouseApi, lighthousePages } from "./sources";

/** Rules about where a Lighthouse delegation stands, and whose it is. */
export const lighthouseRules: Rule[] = [
  {
    id: "L3",
    title: "The managing tenant is the customer's own",
    level: "error",
    step: "other",
    kind: "fact",
    source: lighthousePages,
    judged: "program",
    why: "A tenant cannot delegate to itself.",
    whatToDo: "Give the tenant of whoever manages the customer as `managedByTenantId`: yours.",
    mayIgnore: "No.",
    judge: managesItself,
  },
  {
    id: "L4",
    title: "A delegation cannot stand there",
    level: "error",
    step: "other",
    kind: "fact",
    source: lighthouseApi,
    judged: "program",
    why: "Azure takes a delegation of one subscription, or of resource groups in it.",
    whatToDo: "Use one delegation for each subscription, and no management group or resource.",
    mayIgnore: "No.",
    judge: scopesOfDelegation,
  },
  {
    id: "L10",
    title: "A name in Azure is no GUID",
    level: "error",
    step: "other",
    kind: "fact",
    source: lighthouseApi,
    judged: "program",
    why: "Registration definitions and assignments are named by GUIDs.",
    whatToDo: "Leave the name out: the derived one is stable.",
    mayIgnore: "No.",
    judge: namesAreGuids,
  },
  {
    id: "L11",
    title: "The clouds of both sides do not go together",
    level: "error",
    lighter: "warning",
    step: "other",
    kind: "fact",
    source: lighthousePages,
    judged: "program",
    why: "Azure Lighthouse does not delegate between the public cloud and a national one, or between two national ones. Eligible authorizations are not available in national clouds.",
    whatToDo:
      "Manage the customer from a tenant of the same cloud; in a national cloud make roles permanent.",
    mayIgnore:
      "Two clouds that differ: no. Eligible authorizations: yes, what is available changes, and Azure is the judge.",
    judge: nationalClouds,
  },
  {
    id: "L12",
    title: "The link is made beside the delegation",
    level: "note",
    step: "partner id",
    kind: "fact",
    source: lighthousePages,
    judged: "program",
    why: "One link of the managing tenant counts for all customers. In the stack of one customer it goes when that customer goes.",
    whatToDo:
      "Make the link once, in a stack of the managing tenant, and take its outputs as `existingLink`.",
    mayIgnore: "Yes, where this stack is of the managing tenant.",
    judge: linkInCustomersProgram,
  },
  {
    id: "M1",
    title: "A Marketplace offer needs no link",
    level: "note",
    step: "partner id",
    kind: "fact",
    source: azurePlanPage,
    judged: "program",
    why: "A managed-service offer of the Marketplace is associated with its publisher's account by itself.",
    whatToDo: "Nothing: a link does no harm.",
    mayIgnore: "Yes.",
    judge: marketplacePlan,
  },
];

function managesItself({ delegation, customer }: AccessFacts): Said[] {
  return sameId(delegation?.managingTenantId, customer.tenantId)
    ? [
        {
          message: `The managing tenant is the customer's own tenant (${customer.tenantId}).`,
          remedy: "`managedByTenantId` is the tenant of whoever manages the customer: yours.",
        },
      ]
    : [];
}

function scopesOfDelegation({ delegation, customer }: AccessFacts): Said[] {
  return (delegation?.scopes ?? []).flatMap((scope): Said[] => {
    if (scope.kind === "managementGroup" || scope.kind === "resource") {
      return [
        {
          message: `A delegation cannot be assigned at ${scopeLabel(scope)}.`,
          remedy: "Delegate a subscription or resource groups in it.",
          subject: scope.id,
        },
      ];
    }
    return customer.subscriptionId === undefined ||
      sameId(scope.subscriptionId, customer.subscriptionId)
      ? []
      : [
          {
            message: `The ${scopeLabel(scope)} is not in subscription ${customer.subscriptionId}.`,
            remedy: "Use one LighthouseDelegation per subscription.",
            subject: scope.id,
          },
        ];
  });
}

function namesAreGuids({ delegation }: AccessFacts): Said[] {
  return (delegation?.names ?? [])
    .filter(({ name }) => name !== undefined && !isGuid(name))
    .map(({ property, name }) => ({
      message: `${property} is "${name}", which is no GUID.`,
      remedy: "Leave it out: the derived name is stable.",
      subject: property,
    }));
}

function nationalClouds(facts: AccessFacts): Said[] {
  const { delegation, grants = [] } = facts;
  const customers = writtenCloud(facts);
  if (!delegation || customers === undefined) {
    return [];
  }
  // Nothing is said of a cloud that is not known, nor of one of which no source tells.
  const managing = linkCloud(facts) ?? "other";
  const said: Said[] = [];
  if (isNational(customers) && grants.some((grant) => grant.duration === "eligible")) {
    said.push({
      level: "warning",
      message: `Eligible authorizations are not available in the ${customers} cloud.`,
      remedy:
        "Use permanent authorizations. What is available changes: Azure's answer is the judge.",
    });
  }
  if (managing !== "other" && customers !== "other" && managing !== customers) {
    said.push({
      message: `The customer is in the ${customers} cloud, the linked identity in the ${managing} cloud: Azure Lighthouse does not delegate between them.`,
      remedy: "Link an identity of the customer's cloud, or correct `environment`.",
    });
  }
  return said;
}

function isNational(cloud: Cloud): boolean {
  return cloud === "government" || cloud === "china";
}

function linkInCustomersProgram({ delegation, link }: AccessFacts): Said[] {
  return delegation && link?.madeBy === "program"
    ? [
        {
          message:
            "The link is made by the program that also makes the delegation. When customers have " +
            "stacks of their own, destroying this one would unlink all of them.",
          remedy:
            "Then make the link once, in a stack of the managing tenant, and take its outputs as `existingLink`.",
        },
      ]
    : [];
}

function marketplacePlan({ delegation, link }: AccessFacts): Said[] {
  const needless = link ? "this link is not needed for it, and does no harm" : "no link is needed";
  return delegation?.marketplace
    ? [
        {
          message: `A Marketplace offer is associated with its publisher's account by itself: ${needless}.`,
        },
      ]
    : [];
}
