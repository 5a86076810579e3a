import type { LighthouseDelegationArgs } from "./delegationArgs";
import type { DirectAccess, LighthouseAccess, OnboardingBase } from "./onboardingArgs";
import type { PartnerRoleAssignmentsArgs } from "./roleAssignmentsArgs";

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

/** Who is linked for direct access, unless the link names somebody: a group holds it for others. */
export function onboardedHolder({ principalType, principalId }: DirectAccess) {
  return principalType === "Group" ? undefined : principalId;
}
