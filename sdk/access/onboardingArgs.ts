import type { Input } from "@pulumi/pulumi";
import type { IdentityArgs } from "../identity";
import type { PartnerAdminLinkArgs } from "../partnerAdminLink";
import type { BillingArgs } from "./customer";
import type { DelegatedAccessArgs } from "./delegationArgs";
import type { GrantedRoleArgs } from "./grantedFacts";
import type { ExpectedPartnerArgs, LinkFacts } from "./linkFacts";
import type { AssignedAccessArgs } from "./roleAssignmentsArgs";
import type { SkipRules } from "./rules/checkRules";
import type { ScopeArgs } from "./scopeArgs";

/** The customer that is onboarded. */
export interface OnboardedCustomerArgs {
  /** Name of the customer in messages and reports. */
  name: Input<string>;
  /** GUID of the customer's tenant. */
  tenantId: Input<string>;
  /** Subscription of the customer: its GUID or `/subscriptions/<guid>`. Changing it replaces access. */
  subscriptionId: Input<string>;
  /** Who bills the subscription. Without it no report says who is paid. Default: not known. */
  billing?: Input<BillingArgs>;
}

/** Access by Azure Lighthouse: the identity stays in the managing tenant. */
export interface LighthouseAccessArgs extends DelegatedAccessArgs {
  /** Says that access comes by Azure Lighthouse. */
  kind: "lighthouse";
  /**
   * The link of the managing tenant, which counts for all customers: a `PartnerAdminLink`,
   * `PartnerAdminLink.get`, or the outputs of another stack. It is never made here, so that no
   * customer's removal can unlink the others. Changing it changes no access.
   */
  link: LinkFacts;
}

/** Access by role assignments in the customer's tenant. */
export interface DirectAccessArgs extends Omit<AssignedAccessArgs, "scopes"> {
  /** Says that access comes by role assignments. */
  kind: "direct";
  /**
   * The link to make in the customer's tenant, pinned to `principalId`; or one that stands, where
   * the same identity is already linked for another subscription of this customer. Changing the
   * partner id changes no access.
   */
  link: PartnerAdminLinkArgs | LinkFacts;
  /** Where the roles are held. Default: the customer's subscription. */
  scopes?: ScopeArgs;
}

/** Access that the customer has already granted. */
export interface GrantedAccessArgs extends ExpectedPartnerArgs {
  /** Says that the access stands already; none is created. */
  kind: "granted";
  /** The link to make in the customer's tenant, or one that stands. */
  link: PartnerAdminLinkArgs | LinkFacts;
  /**
   * The access, as the customer granted it. It is reported as declared, or as read where somebody
   * reads it. Changing it reads again.
   */
  access: Input<Input<GrantedRoleArgs>[]>;
  /**
   * Who reads which of the roles stand (see `HeldRoles`); `false` reads nothing. Default: the linked
   * identity where the link is made here, else nobody. Changing it reads again.
   */
  readAs?: Input<IdentityArgs> | false;
}

/** Arguments of a `CustomerOnboarding`. */
export interface CustomerOnboardingArgs {
  /** The customer. */
  customer: OnboardedCustomerArgs;
  /** How the access comes about. */
  access: LighthouseAccessArgs | DirectAccessArgs | GrantedAccessArgs;
  /** Rules to switch off, by id, with the reason; the reason stands in the report. Default: none. */
  skipRules?: SkipRules;
}
