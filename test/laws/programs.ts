import fc from "fast-check";
import {
  customerFacts,
  existingLink,
  globalPartnerId,
  holder,
  listOf,
  newLink,
  onboarded,
  rarely,
} from "./arguments";
import type { Tree } from "./leaf";
import { Leaf, fact, mostly, oneOf } from "./leaf";
import {
  delegable,
  ends,
  everyRole,
  linked,
  scopes,
  subscriptionId,
  team,
  tenants,
} from "./vocabulary";

/** The components that a program can declare, and the blocks of an onboarding. */
export const forms = ["delegation", "assignments", "lighthouse", "direct", "granted"] as const;

/** Which component a program declares, and in which block. */
export type Form = (typeof forms)[number];

/** A program: the arguments of one component, of which any leaf may be hidden. */
export interface Program {
  form: Form;
  /** The arguments. */
  args: Tree;
  /** Cloud that azure-native works in; absent where a provider of the program's own decides. */
  environment: string | undefined;
  /** Partner ids of the stack's configuration. */
  ownPartnerIds: readonly string[] | null;
  /** How many of a hundred leaves are hidden. */
  density: number;
  /** What completions are drawn by. */
  seed: number;
}

const { managing, customer } = tenants;

/** Any role. */
export const role = oneOf(everyRole);

/** A permanent role by Azure Lighthouse. */
export function authorization(linkedKind: string): fc.Arbitrary<Record<string, Tree>> {
  return fc
    .tuple(holder(linkedKind), role, rarely(listOf(role)))
    .map(([who, name, delegatedRoles]) => ({ ...who, role: name, delegatedRoles }));
}

const plan = { name: "p", publisher: "contoso", product: "m", version: "1.0.0" };

function delegatedAccess(linkedKind: string): Record<string, fc.Arbitrary<Tree>> {
  const eligible = fc
    .tuple(holder(linkedKind), role)
    .map(([who, name]) => ({ ...who, role: name }));
  return {
    scopes: rarely(fc.record({ one: oneOf(delegable), two: rarely(oneOf(delegable)) })),
    managedByTenantId: oneOf(mostly(managing, customer)),
    registrationDefinitionName: oneOf(["Contoso managed services"]),
    authorizations: listOf(authorization(linkedKind)),
    eligibleAuthorizations: rarely(listOf(eligible, 2)),
    plan: rarely(oneOf([plan]), 12),
    globalPartnerId,
  };
}

function assignedAccess(linkedKind: string): fc.Arbitrary<Record<string, Tree>> {
  const eligible = fc.record({ role, endDateTime: rarely(oneOf(ends)) });
  return fc
    .record({
      who: holder(linkedKind),
      scopes: fc.record({ one: oneOf(scopes), two: rarely(oneOf(scopes)) }),
      roles: fc.array(role, { minLength: 1, maxLength: 3 }),
      condition: rarely(oneOf(["@Resource[x] StringEquals 'y'"])),
      eligible: rarely(fc.array(eligible, { minLength: 1, maxLength: 2 })),
      globalPartnerId,
      ofTheLink: fc.boolean(),
    })
    .map(({ who, ofTheLink, ...access }) => {
      // Left out, it says "ServicePrincipal": here it is no silence.
      const { value, chance } = who.principalType;
      const kinds = ["ServicePrincipal", "User", "Group"];
      const principalId =
        ofTheLink && who.principalId.value === linked ? undefined : who.principalId;
      const principalType = new Leaf(value, kinds, chance, false);
      return { ...access, ...who, principalId, principalType };
    });
}

/** A role that the customer granted. */
export function grantedRole(linkedKind: string): fc.Arbitrary<Record<string, Tree>> {
  return fc
    .record({
      who: holder(linkedKind),
      groupId: rarely(oneOf([team])),
      role,
      scope: oneOf(scopes),
      duration: oneOf(["permanent", "permanent", "until", "until", "eligible"]),
      endDateTime: oneOf(ends),
      grantedBy: fact("roleAssignment", "roleAssignment", "lighthouse", undefined),
      managedByTenantId: fact(...mostly(managing, customer)),
    })
    .map(({ who, endDateTime, managedByTenantId, ...item }) => ({
      ...item,
      principalId: who.principalId,
      principalType: who.principalType,
      ...(item.duration.value === "until" && { endDateTime }),
      ...(item.grantedBy.value === "lighthouse" && { managedByTenantId }),
    }));
}

const link = (linkedKind: string, tenant: string) =>
  fc.oneof(
    fc.record({ link: newLink(linkedKind) }),
    fc.record({ existingLink: existingLink(tenant) }),
  );

function argsOf(form: Form, linkedKind: string): fc.Arbitrary<Tree> {
  const delegated = delegatedAccess(linkedKind);
  const direct = assignedAccess(linkedKind);
  const standing = { existingLink: existingLink(managing) };
  const oneLink = fc.oneof(
    { arbitrary: link(linkedKind, customer), weight: 4 },
    { arbitrary: link(linkedKind, managing), weight: 1 },
  );
  const merged = (left: fc.Arbitrary<object>, right: fc.Arbitrary<object>) =>
    fc.tuple(left, right).map(([one, other]): object => ({ ...one, ...other }));
  const inBlock = (block: fc.Arbitrary<object>) =>
    fc.tuple(onboarded, block).map(([who, access]) => ({ customer: who, [form]: access }));
  switch (form) {
    case "delegation":
      return fc.record({
        ...delegated,
        subscriptionId: oneOf([subscriptionId]),
        customer: fc.record(customerFacts),
        existingLink: fc.oneof(existingLink(managing), rarely(existingLink(managing))),
      });
    case "assignments":
      return merged(
        direct,
        fc.record({ customer: fc.record(customerFacts), existingLink: existingLink(customer) }),
      );
    case "lighthouse":
      return inBlock(fc.record({ ...delegated, ...standing }));
    case "direct":
      return inBlock(merged(direct, oneLink));
    case "granted":
      return inBlock(
        merged(fc.record({ access: listOf(grantedRole(linkedKind), 4), globalPartnerId }), oneLink),
      );
  }
}

const mostlyPublic = ["public", "public", "public", "public", "public", "usgovernment", undefined];

/** Any program. */
export const programs: fc.Arbitrary<Program> = fc.oneof(
  ...forms.flatMap((form) =>
    ["ServicePrincipal", "ServicePrincipal", "User"].map((linkedKind) =>
      fc.record({
        form: fc.constant(form),
        args: argsOf(form, linkedKind),
        environment: fc.constantFrom(...mostlyPublic),
        ownPartnerIds: fc.constantFrom(null, null, ["1234567"], ["1234567", "1111111"]),
        density: fc.constantFrom(0, 3, 8, 25),
        seed: fc.nat(),
      }),
    ),
  ),
);
