import type { Input } from "@pulumi/pulumi";
import type {
  Authorization,
  Billing,
  ExistingLink,
  GrantedRole,
  LighthouseDelegationArgs,
  NewLink,
  PartnerRoleAssignmentsArgs,
} from "../../../../sdk/nodejs/access";
import type { AccessFacts } from "../../../../sdk/nodejs/access/facts/accessFacts";
import {
  declaredDelegation,
  delegationFacts,
} from "../../../../sdk/nodejs/access/facts/delegationFacts";
import type { KnownDelegation } from "../../../../sdk/nodejs/access/facts/delegationFacts";
import { grantedFacts } from "../../../../sdk/nodejs/access/facts/grantedFacts";
import type {
  DeclaredGranted,
  KnownGranted,
} from "../../../../sdk/nodejs/access/facts/grantedFacts";
import { knownNow } from "../../../../sdk/nodejs/access/facts/known";
import { declaredLink, linkFact } from "../../../../sdk/nodejs/access/facts/linkFacts";
import { planLink } from "../../../../sdk/nodejs/access/args/linkToMake";
import { createReader } from "../../../../sdk/nodejs/access/facts/reader";
import {
  declaredAssignments,
  roleAssignmentsFacts,
} from "../../../../sdk/nodejs/access/facts/roleAssignmentsFacts";
import type { KnownAssignments } from "../../../../sdk/nodejs/access/facts/roleAssignmentsFacts";
import { withReadings } from "../../../../sdk/nodejs/access/facts/roleReading";
import type { SkipRules } from "../../../../sdk/nodejs/access/args/skipRules";
import type { RunFacts } from "../../../../sdk/nodejs/access/facts/runFacts";
import {
  customerTenant,
  linkAtCustomer,
  linked,
  managingTenant,
  standingLink,
  subscription,
  team,
} from "../ids";

/** What a rule is shown: something declared, and what the same program declared before. */
export interface Example {
  facts: AccessFacts;
  earlier?: AccessFacts[];
  skipRules?: SkipRules;
}

/** Under which arguments a rule speaks, and under which similar ones it does not. */
export interface RuleExamples {
  /** It speaks; at the weight that is named, else at the rule's own. */
  fires: (Example & { level?: "warning" | "note" })[];
  silent: Example[];
}

/** The examples of some rules, by id. */
export type ExamplesById = Record<string, RuleExamples>;

export const run: RunFacts = {
  defaultEnvironment: "public",
  explicitProvider: false,
  defaultTenant: undefined,
  ownPartnerIds: null,
  plainTextSecrets: [],
  clientIds: [],
  today: "2026-11-26",
};

export const deleteRole = "Managed Services Registration assignment Delete Role";

/** Authorizations to which no rule objects, as Microsoft's pages ask for them. */
export const inOrder: Authorization[] = [
  { principalId: linked, principalType: "ServicePrincipal", role: "Support Request Contributor" },
  { principalId: team, principalType: "Group", role: "Reader" },
  { principalId: linked, principalType: "ServicePrincipal", role: deleteRole },
];

/** A `LighthouseDelegation`, by default one to which no rule objects. */
export function delegation(
  changes: Partial<LighthouseDelegationArgs> = {},
  around: Partial<RunFacts> = {},
  name = "fabrikam",
): Example {
  const args: LighthouseDelegationArgs = {
    subscriptionId: subscription,
    managedByTenantId: managingTenant,
    registrationDefinitionName: "Contoso managed services",
    authorizations: inOrder,
    existingLink: standingLink,
    customer: { tenantId: customerTenant },
    ...changes,
  };
  const known = knownNow(declaredDelegation(args)) as KnownDelegation;
  return { facts: delegationFacts(name, known, { ...run, ...around }) };
}

/** The same beside the resource that makes the link, as its outputs tell it. */
export function delegationBesideLink(): Example {
  const { facts } = delegation({ existingLink: undefined });
  const link = linkFact(createReader(), {
    ...standingLink,
    declaredAs: "resource",
    origin: "created",
    linkedPartnerId: standingLink.partnerId,
  });
  return { facts: { ...facts, link } };
}

/** Access by role assignments that links the identity that holds it, as `CustomerOnboarding` declares it. */
export function assigned(
  changes: Partial<PartnerRoleAssignmentsArgs> = {},
  link: Partial<NewLink> | ExistingLink = {},
  around: Partial<RunFacts> = {},
  name = "fabrikam",
): Example {
  const args: PartnerRoleAssignmentsArgs = {
    scopes: { subscription },
    principalId: linked,
    roles: ["Support Request Contributor"],
    customer: { tenantId: customerTenant },
    ...changes,
  };
  const tenant = (args.customer as { tenantId?: string }).tenantId as string;
  const planned = linkOf({ partnerId: "1234567", ...link }, tenant, args.principalId);
  const declared = declaredAssignments({ ...args, existingLink: planned });
  const known = knownNow(declared) as KnownAssignments;
  return { facts: roleAssignmentsFacts(name, known, { ...run, ...around }) };
}

export const grantedRole: GrantedRole = {
  principalId: linked,
  role: "Support Request Contributor",
  scope: subscription,
  duration: "permanent",
  grantedBy: "roleAssignment",
};

/** Access that the customer has granted, and a link in the customer's tenant: one that stands, or one to make. */
export function granted(
  access: Partial<GrantedRole>[] = [{}],
  link: ExistingLink | NewLink = linkAtCustomer,
  billing?: Billing,
  around: Partial<RunFacts> = {},
): Example {
  const declared: DeclaredGranted = {
    customer: { name: "Fabrikam", tenantId: customerTenant, subscriptionId: subscription, billing },
    access: access.map((role) => ({ ...grantedRole, ...role })),
    link: declaredLink(linkOf(link, customerTenant, undefined), {}),
  };
  const known = knownNow(declared) as KnownGranted;
  return { facts: grantedFacts("fabrikam", known, { ...run, ...around }) };
}

function linkOf(link: ExistingLink | NewLink, tenant: string, holder: Input<string> | undefined) {
  return "id" in link ? link : planLink({ link }, tenant, holder);
}

/** The same, after Azure was asked which roles the linked identity holds in the subscription. */
export function asked({ facts }: Example, ...roleIds: string[]): Example {
  const scope = `/subscriptions/${subscription}`;
  const roles = roleIds.map((roleId) => ({ roleId, scope }));
  const readings = [{ principalId: linked, scope, roles }];
  return { facts: withReadings(facts, { readings, askedAs: "service principal of Contoso" }) };
}

/** The same, declared after something else in the same program. */
export function after(example: Example, ...earlier: Example[]): Example {
  return { ...example, earlier: earlier.map(({ facts }) => facts) };
}
