import type { AccessFacts } from "../facts/accessFacts";
import type { Grant } from "../facts/grant";
import { roleLabel, roleSources } from "../../../../azure/roles";
import { agreementCredit } from "./agreementCredit";
import type { CreditCell } from "./creditTable";
import { customersCloud } from "./clouds";
import type { Doubt, Holding } from "./holding";
import type { OnBehalfOf } from "./onBehalfOf";
import { organisationOf } from "./organisation";

/** What has to be so for the expected outcome of a cell that is not known, as clauses after "if". */
export function missingFacts(
  facts: AccessFacts,
  { outcome, expected }: CreditCell,
  holdings: Holding[] | undefined,
  onBehalfOf: OnBehalfOf,
): string[] {
  if (outcome !== "notKnown") {
    return [];
  }
  const own = expected === "throughThisLink" ? aboutTheLink(facts, holdings) : [];
  // The link is judged by what is open about it; what is known of the rest is not asked again.
  const behalf = expected === "byAdminOnBehalfOf" && onBehalfOf.answer !== "yes";
  return [
    ...own,
    ...(behalf
      ? ["a group of the transacting partner or its reseller holds a listed role on behalf of them"]
      : []),
    ...agreementAndCloud(facts),
  ];
}

function aboutTheLink(facts: AccessFacts, holdings: Holding[] | undefined): string[] {
  return [...whose(facts), ...held(holdings)];
}

function whose(facts: AccessFacts): string[] {
  if (organisationOf(facts) !== "unknown") {
    return [];
  }
  if (facts.delegation?.marketplace) {
    return [
      "the publisher of the Marketplace offer is the transacting partner or its reseller of record",
    ];
  }
  const partner =
    facts.link?.partnerId === undefined ? "the linked partner" : `partner ${facts.link.partnerId}`;
  return [`${partner} belongs to the transacting partner or its reseller of record`];
}

function held(holdings: Holding[] | undefined): string[] {
  if (!holdings) {
    return ["the linked identity holds a listed role for whole days"];
  }
  if (holdings.some(({ holds }) => holds === "yes" || holds === "until")) {
    return [];
  }
  const ways = holdings.filter(({ holds }) => holds === "unknown").map(clause);
  return ways.length > 0 ? [[...new Set(ways)].join(", or ")] : [];
}

function agreementAndCloud(facts: AccessFacts): string[] {
  const agreement = agreementCredit(facts.customer.billing?.agreement) === "unknown";
  const cloud = customersCloud(facts);
  return [
    ...(agreement ? ["the agreement is an Azure plan in CSP"] : []),
    ...(cloud === "public" ? [] : [`credit is paid in ${cloudText(cloud)}`]),
  ];
}

function cloudText(cloud: ReturnType<typeof customersCloud>): string {
  switch (cloud) {
    case "government":
    case "china":
      return `the ${cloud} cloud, where the service is reported as not available`;
    case undefined:
      return "the customer's cloud, which is not known";
    default:
      return "this cloud, of which no source tells";
  }
}

function clause({ grant, doubts }: Holding): string {
  return doubts.map((doubt) => clauseOf(doubt, grant)).join(" and ");
}

function clauseOf(doubt: Doubt, grant: Grant): string {
  const role = grant.role ? roleLabel(grant.role) : "the role";
  switch (doubt) {
    case "tenantNotKnown":
      return "the identity is linked in the tenant that its access belongs to";
    case "wayNotStated":
      return `${role} was granted in the tenant that the identity is linked in, which \`grantedBy\` would tell`;
    case "roleNotInTable":
      return `${role} earns, which is not in Microsoft's list of ${roleSources.pec.date}`;
    case "roleNotYetKnown":
      return "the role, which is not known yet, is in Microsoft's list";
    case "limitedRole":
      return `${role} earns although it may only hand on roles by Azure Lighthouse`;
    case "perhapsCannotActivate":
      return `activations of ${role} cover whole days end to end, which a service principal cannot do; expect none`;
    case "eligible":
      return `activations of ${role} cover whole days end to end; expect none`;
    case "durationNotYetKnown":
      return `${role} is held for whole days`;
    case "undeclaredGroup":
      return `the linked identity is a member of group ${grant.principalId}`;
    case "unstatedPrincipal":
      return `${grant.principalId} is a group and the linked identity a member of it`;
    case "holderNotYetKnown":
      return `the linked identity holds ${role}`;
    case "condition":
      return `${role} counts in spite of its condition`;
    case "notShown":
      return `${role} stands, which Azure does not show`;
    case "placeNotYetKnown":
      return `${role} counts at the place where it is held, which is not known yet`;
    case "managementGroup":
      return `${role} counts although it is held at a management group`;
    case "perhapsElsewhere":
      return `the management group of ${role} is above this place, and the role counts there`;
    // These exclude: nothing has to be so for them.
    case "otherTenant":
    case "roleListedNo":
    case "cannotActivate":
      return "";
  }
}
