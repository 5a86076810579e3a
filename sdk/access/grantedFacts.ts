import type { Input } from "@pulumi/pulumi";
import type * as pulumi from "@pulumi/pulumi";
import type { AccessFacts, Grant, PrincipalType } from "./accessFacts";
import { customerFacts } from "./customer";
import type { PartlyKnown } from "./known";
import { given, known, notYetKnown } from "./known";
import type { DeclaredLink } from "./linkFacts";
import { linkFact } from "./linkFacts";
import type { GrantedAccessArgs, OnboardedCustomerArgs } from "./onboardingArgs";
import type { Reader } from "./reader";
import { createReader } from "./reader";
import type { RoleName } from "./roleName";
import type { Surroundings } from "./surroundings";

/** A role that the customer has granted. */
export interface GrantedRoleArgs {
  /** Object id (GUID) of whoever counts: the identity itself, also where a group holds the role. */
  principalId: Input<string>;
  /** Object id (GUID) of the group that holds the role. Default: the principal holds it itself. */
  via?: Input<string>;
  /** What the principal is. Default: "ServicePrincipal". */
  principalType?: Input<PrincipalType>;
  /** The role. */
  role: Input<RoleName>;
  /** Where it is held: management group, subscription, resource group or resource. */
  scope: Input<string>;
  /** For how long: permanent, eligible (PIM), or with an end. */
  kind: Input<"permanent" | "eligible" | "expiring">;
}

/** What is declared about access that was already granted. */
export interface DeclaredGranted {
  customer: OnboardedCustomerArgs;
  access: GrantedAccessArgs["access"];
  link: DeclaredLink;
}

/** The same as plain values, any of which may still be unknown. */
export type KnownGranted = Exclude<PartlyKnown<pulumi.Unwrap<DeclaredGranted>>, typeof notYetKnown>;

/** The facts about access that was already granted. */
export function grantedFacts(
  component: string,
  { customer, access, link }: KnownGranted,
  surroundings: Surroundings,
): AccessFacts {
  const reader = createReader();
  const subscription =
    customer === notYetKnown
      ? undefined
      : reader.scope("customer.subscriptionId", customer.subscriptionId);
  return {
    component,
    mode: "granted",
    customer: customerFacts(reader, customer, subscription?.subscriptionId, component),
    link: linkFact(link),
    grants: grantedRoles(reader, access),
    delegation: null,
    ...surroundings,
    problems: reader.problems,
  };
}

/** The roles that the customer has granted. */
export function grantedRoles(reader: Reader, access: KnownGranted["access"]): Grant[] | undefined {
  return reader
    .list("access", access)
    ?.map((item, index) => grantedRole(reader, `access[${index}]`, item));
}

function grantedRole(
  reader: Reader,
  property: string,
  item: PartlyKnown<pulumi.Unwrap<GrantedRoleArgs>>,
): Grant {
  const granted = item === notYetKnown ? allUnknown : item;
  const principalId = reader.guid(`${property}.principalId`, granted.principalId);
  const scope = reader.scope(`${property}.scope`, granted.scope);
  const held = {
    property,
    role: reader.role(`${property}.role`, granted.role),
    kind: known(granted.kind),
    scopes: scope && [scope],
    delegatedRoles: [],
    activation: null,
  };
  if (granted.via === undefined) {
    const principalType = given(granted.principalType, "ServicePrincipal" as const);
    return { ...held, principalId, principalType, members: null };
  }
  return {
    ...held,
    principalId: reader.guid(`${property}.via`, granted.via),
    principalType: "Group",
    members: principalId === undefined ? undefined : [principalId],
  };
}

const allUnknown = {
  principalId: notYetKnown,
  via: undefined,
  principalType: notYetKnown,
  role: notYetKnown,
  scope: notYetKnown,
  kind: notYetKnown,
} as const;
