import type * as pulumi from "@pulumi/pulumi";
import type { AccessFacts } from "./accessFacts";
import type { Grant } from "./grant";
import { customerFacts, ownPartnerIds } from "./customerFacts";
import { membersOf } from "./delegationGrants";
import type { PartlyKnown } from "./known";
import { given, notYetKnown } from "./known";
import type { DeclaredLink } from "../args/declaredLink";
import { declaredLink, linkFact } from "./linkFacts";
import type { Reader } from "./reader";
import { createReader } from "./reader";
import type { PartnerRoleAssignmentsArgs } from "../args/roleAssignmentsArgs";
import type { Scope } from "../../../../azure/scope";
import type { RunFacts } from "./runFacts";

/** The declared arguments, with only those parts of the link that rules look at. */
export interface DeclaredAssignments extends Omit<PartnerRoleAssignmentsArgs, "existingLink"> {
  link?: DeclaredLink | undefined;
}

/** What the arguments of role assignments declare. */
export function declaredAssignments({
  existingLink,
  ...args
}: PartnerRoleAssignmentsArgs): DeclaredAssignments {
  return { ...args, link: existingLink && declaredLink(existingLink, args) };
}

/** The same as plain values, any of which may still be unknown. */
export type KnownAssignments = Exclude<
  PartlyKnown<pulumi.Unwrap<DeclaredAssignments>>,
  typeof notYetKnown
>;

/** The facts about role assignments. */
export function roleAssignmentsFacts(
  component: string,
  args: KnownAssignments,
  run: RunFacts,
): AccessFacts {
  const reader = createReader();
  const scopes = reader.scopes("scopes", args.scopes);
  const link = args.link === undefined ? null : linkFact(reader, args.link);
  const holder = holderOf(reader, args, link?.objectId, scopes);
  const roles =
    args.eligible == null ? reader.list("roles", args.roles) : reader.optionalList(args.roles);
  const permanent = roles?.map((role, index): Grant => {
    const property = `roles[${index}]`;
    return {
      ...holder,
      property,
      role: reader.role(property, role),
      duration: "permanent",
      endDateTime: null,
      // Azure takes no condition for an eligibility that is made here.
      condition: args.condition != null,
    };
  });
  const eligible = (args.eligible == null ? [] : reader.list("eligible", args.eligible))?.map(
    (item, index): Grant => {
      const property = `eligible[${index}].role`;
      const [role, endDateTime] =
        item === notYetKnown
          ? [undefined, undefined]
          : [reader.role(property, item.role), given(item.endDateTime, null)];
      return { ...holder, property, role, duration: "eligible", endDateTime };
    },
  );
  return {
    component,
    mode: "direct",
    customer: customerFacts(reader, args.customer, oneSubscription(scopes), component),
    link,
    grants: permanent && eligible && [...permanent, ...eligible],
    delegation: null,
    ...run,
    ownPartnerIds: ownPartnerIds(reader, args.customer, run.ownPartnerIds),
    problems: reader.problems,
  };
}

function holderOf(
  reader: Reader,
  { principalId, principalType, members, link }: KnownAssignments,
  linked: string | undefined,
  scopes: Scope[] | undefined,
) {
  const linkNamesNobody = link !== notYetKnown && link?.id == null && link?.objectId == null;
  const ownedByLink = principalId == null && !linkNamesNobody;
  const ofTheLink = () =>
    linked !== undefined && link !== notYetKnown && link?.declaredAs === "component"
      ? reader.guid("link.identity.objectId", linked)
      : linked?.toLowerCase();
  return {
    principalId: ownedByLink ? ofTheLink() : reader.guid("principalId", principalId),
    principalType: given(principalType, "ServicePrincipal" as const),
    members: membersOf(reader, "members", members),
    scopes,
    delegatedRoles: [],
    activation: null,
  };
}

function oneSubscription(scopes: Scope[] | undefined): string | undefined {
  const ids = new Set(scopes?.map((scope) => scope.subscriptionId));
  return ids.size === 1 ? [...ids][0] : undefined;
}
