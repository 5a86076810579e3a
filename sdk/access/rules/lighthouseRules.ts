import type { AccessFacts } from "../accessFacts";
import { cloudOf } from "../cloud";
import { isGuid, sameId } from "../guid";
import { overlaps, scopeLabel } from "../scope";
import type { Rule, Said } from "./rule";
import { azurePlanPage, lighthouseApi, lighthousePages } from "./sources";

/** Rules about where and under which names a Lighthouse delegation stands. */
export const lighthouseRules: Rule[] = [
  { id: "L3", level: "error", ...lighthousePages, judge: managesItself },
  { id: "L4", level: "error", ...lighthouseApi, judge: scopesOfDelegation },
  { id: "L9", level: "error", ...lighthousePages, perRole: true, judge: secondDelegation },
  { id: "L10", level: "error", ...lighthouseApi, judge: namesAreGuids },
  { id: "L11", level: "error", ...lighthousePages, judge: nationalClouds },
  { id: "L12", level: "note", ...lighthousePages, judge: linkInCustomersProgram },
  { id: "M1", level: "note", ...azurePlanPage, judge: marketplacePlan },
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

function secondDelegation(facts: AccessFacts, earlier: readonly AccessFacts[]): Said[] {
  return earlier
    .filter((other) => sharesSubscription(facts, other))
    .flatMap((other) => [...sameOffer(facts, other), ...sameAccess(facts, other)]);
}

function sharesSubscription(facts: AccessFacts, other: AccessFacts): boolean {
  return Boolean(
    facts.delegation &&
    other.delegation &&
    sameId(facts.customer.subscriptionId, other.customer.subscriptionId),
  );
}

function sameOffer(facts: AccessFacts, other: AccessFacts): Said[] {
  const [mine, theirs] = [facts.delegation, other.delegation];
  const name = mine?.registrationDefinitionName;
  const meet = mine?.scopes?.some((scope) => theirs?.scopes?.some((one) => overlaps(scope, one)));
  return name !== undefined && name === theirs?.registrationDefinitionName && meet
    ? [
        {
          message: `"${other.component}" already delegates there under the offer name "${name}".`,
          remedy: "Give every offer a name of its own.",
          subject: name,
        },
      ]
    : [];
}

function sameAccess(facts: AccessFacts, other: AccessFacts): Said[] {
  return (facts.grants ?? [])
    .filter((grant) =>
      other.grants?.some(
        (one) => sameId(one.principalId, grant.principalId) && sameId(one.role?.id, grant.role?.id),
      ),
    )
    .map((grant) => ({
      level: "warning",
      message:
        `"${other.component}" already delegates ${grant.role?.name ?? grant.role?.id} to ` +
        `${grant.principalId} in this subscription: removing one can take away the other.`,
      subject: grant.property,
      roleId: grant.role?.id,
    }));
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

function nationalClouds({ delegation, environment, link, grants = [] }: AccessFacts): Said[] {
  if (!delegation || environment === undefined) {
    return [];
  }
  const said: Said[] = [];
  const cloud = cloudOf(environment);
  const national = cloud === "government" || cloud === "china";
  if (national && grants.some((grant) => grant.duration === "eligible")) {
    said.push({
      message: `Eligible authorizations do not exist in the ${cloud} cloud.`,
      remedy: "Use permanent authorizations only.",
    });
  }
  const managing = typeof link?.environment === "string" ? cloudOf(link.environment) : cloud;
  if (managing !== cloud) {
    said.push({
      message: `The customer is in the ${cloud} cloud, the linked identity in the ${managing} cloud: Azure Lighthouse does not delegate between them.`,
    });
  }
  return said;
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

function marketplacePlan({ delegation }: AccessFacts): Said[] {
  return delegation?.marketplace
    ? [
        {
          message:
            "A Marketplace offer is associated with its publisher by itself: no link is needed.",
        },
      ]
    : [];
}
