/**
 * Where other languages are offered something else than TypeScript: the whole list. A name that is
 * met nowhere is an error, so that nothing stays here that is no longer true.
 */
export const widenings = {
  /** Types that are text elsewhere: an editor completes them in TypeScript. */
  text: ["RoleName"],
  /** Arguments that TypeScript takes as a number as well; elsewhere they are text. */
  numbers: ["PartnerAdminLinkArgs.partnerId"],
  /** Types of which exactly one of some properties is given; elsewhere each of them is optional. */
  exactlyOne: ["CustomerOnboardingArgs", "DirectAccess", "GrantedAccess"],
  /** What only a program in TypeScript sees: values worked out in it, and resources of azure-native. */
  leftOut: [
    "BillingAgreement.reading",
    "LighthouseDelegation.definition",
    "LighthouseDelegation.assignments",
    "PartnerRoleAssignments.assignments",
    "PartnerRoleAssignments.eligibilities",
  ],
};

/** Objects for which TypeScript takes a resource that tells the same; elsewhere its outputs are given. */
export const resourcesAsObjects: Record<string, string> = { ExistingLink: "PartnerAdminLink" };

/** What a reading that has no `get` in TypeScript takes elsewhere, beside the id. */
export const readWith: Record<string, readonly string[]> = {
  BillingAgreement: ["identity"],
  HeldRoles: ["holders", "identity", "whenUnreachable"],
};
