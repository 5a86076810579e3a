import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import type { PrincipalType } from "../../../../azure/principal";
import type { LighthouseDelegationArgs } from "../args/delegationArgs";
import { isPlain } from "../args/inputs";
import type { DirectAccess, LighthouseAccess, OnboardingBase } from "../args/onboardingArgs";
import type { PartnerRoleAssignmentsArgs } from "../args/roleAssignmentsArgs";

/** The delegation that an onboarding by Azure Lighthouse consists of. */
export function onboardedDelegation(
  { customer, skipRules }: OnboardingBase,
  { readAs: _readAs, ...delegated }: LighthouseAccess,
): LighthouseDelegationArgs {
  return { ...delegated, subscriptionId: customer.subscriptionId, customer, skipRules };
}

/** The role assignments that an onboarding with direct access consists of, whoever makes the link. */
export function onboardedAssignments(
  { customer, skipRules }: OnboardingBase,
  { link: _link, existingLink: _existingLink, readAs: _readAs, ...held }: DirectAccess,
): PartnerRoleAssignmentsArgs {
  const scopes = held.scopes ?? { subscription: customer.subscriptionId };
  return { ...held, scopes, customer, skipRules };
}

/**
 * Who is linked for direct access, unless the link names somebody: whoever holds it, but a group holds
 * it for others.
 */
export function onboardedHolder({
  principalType,
  principalId,
}: DirectAccess): Input<string | undefined> | undefined {
  if (principalId === undefined || principalType === undefined) {
    return principalId;
  }
  return isPlain(principalType)
    ? onlyItself(principalType, principalId)
    : pulumi.all([principalType, principalId]).apply(([type, id]) => onlyItself(type, id));
}

function onlyItself<Id>(principalType: PrincipalType, principalId: Id): Id | undefined {
  return principalType === "Group" ? undefined : principalId;
}
