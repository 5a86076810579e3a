import type * as pulumi from "@pulumi/pulumi";
import type { AccessFacts } from "./accessFacts";
import { customerFacts, ownPartnerIds } from "./customerFacts";
import type { LighthouseDelegationArgs } from "../args/delegationArgs";
import { authorizationGrant, eligibleGrant } from "./delegationGrants";
import type { NotYetKnown, PartlyKnown } from "./known";
import { known, notYetKnown } from "./known";
import type { DeclaredLink } from "../args/declaredLink";
import { declaredLink, linkFact } from "./linkFacts";
import type { Reader } from "./reader";
import { createReader } from "./reader";
import type { Scope } from "../../../../azure/scope";
import type { RunFacts } from "./runFacts";

/** The declared arguments, with only those parts of the link that rules look at. */
export interface DeclaredDelegation extends Omit<LighthouseDelegationArgs, "existingLink"> {
  link?: DeclaredLink | undefined;
}

/** What a delegation's arguments declare. */
export function declaredDelegation({
  existingLink,
  ...args
}: LighthouseDelegationArgs): DeclaredDelegation {
  return { ...args, link: existingLink && declaredLink(existingLink, args) };
}

/** The same as plain values, any of which may still be unknown. */
export type KnownDelegation = Exclude<
  PartlyKnown<pulumi.Unwrap<DeclaredDelegation>>,
  typeof notYetKnown
>;

/** The facts about a Lighthouse delegation. */
export function delegationFacts(
  component: string,
  args: KnownDelegation,
  run: RunFacts,
): AccessFacts {
  const reader = createReader();
  const subscription = subscriptionOf(reader, args);
  const whole = args.scopes == null;
  const scopes = whole ? subscription && [subscription] : reader.scopes("scopes", args.scopes);
  const permanent = reader
    .list("authorizations", atLeastOne(args.authorizations))
    ?.map((item, index) => authorizationGrant(reader, `authorizations[${index}]`, item, scopes));
  const eligible = reader
    .optionalList(atLeastOne(args.eligibleAuthorizations))
    ?.map((item, index) => eligibleGrant(reader, `eligibleAuthorizations[${index}]`, item, scopes));
  planProblems(reader, args);
  return {
    component,
    mode: "lighthouse",
    customer: customerFacts(reader, args.customer, subscription?.subscriptionId, component),
    link: args.link === undefined ? null : linkFact(reader, args.link),
    grants: permanent && eligible && [...permanent, ...eligible],
    delegation: {
      managingTenantId: reader.guid("managedByTenantId", args.managedByTenantId),
      registrationDefinitionName: known(args.registrationDefinitionName),
      scopes,
      names: namesGiven(args),
      // A plan that is not known yet is one all the same.
      marketplace: args.plan != null,
    },
    ...run,
    ownPartnerIds: ownPartnerIds(reader, args.customer, run.ownPartnerIds),
    problems: reader.problems,
  };
}

/** A list that is not known yet, as one item that is not: it hides nothing of the other list. */
function atLeastOne<T>(list: T[] | NotYetKnown | undefined): (T | NotYetKnown)[] | undefined {
  return list === notYetKnown ? [notYetKnown] : list;
}

function subscriptionOf(reader: Reader, args: KnownDelegation): Scope | undefined {
  const scope = reader.scope("subscriptionId", args.subscriptionId);
  if (scope && scope.kind !== "subscription") {
    const message = `subscriptionId is "${scope.id}", which is no subscription.`;
    reader.problems.push({ id: "A2", property: "subscriptionId", message });
    return undefined;
  }
  return scope;
}

function planProblems({ problems }: Reader, { plan }: KnownDelegation): void {
  if (plan != null && plan !== notYetKnown) {
    for (const field of ["name", "publisher", "product", "version"] as const) {
      if (plan[field] === undefined || plan[field] === "") {
        const message = `plan.${field} is missing; a Marketplace plan has name, publisher, product and version.`;
        problems.push({ id: "A6", property: `plan.${field}`, message });
      }
    }
  }
}

function namesGiven({
  registrationDefinitionId: definitionId,
  registrationAssignmentIds: assignmentIds,
}: KnownDelegation) {
  const assignments =
    assignmentIds == null || assignmentIds === notYetKnown ? [] : Object.entries(assignmentIds);
  return [
    ...(definitionId === undefined
      ? []
      : [{ property: "registrationDefinitionId", name: known(definitionId) }]),
    ...assignments.map(([key, name]) => ({
      property: `registrationAssignmentIds["${key}"]`,
      name: known(name),
    })),
  ];
}
