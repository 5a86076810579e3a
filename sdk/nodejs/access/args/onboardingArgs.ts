import type { Input } from "@pulumi/pulumi";
import type { Identity } from "../../identity";
import type { Billing } from "./customerArgs";
import type { DelegatedAccess } from "./delegationArgs";
import type { ExactlyOne } from "./exactlyOne";
import type { GrantedRole } from "../facts/grantedFacts";
import type { ExistingLink, LinkedPartner, OneLink } from "./linkArgs";
import type { AssignedAccess } from "./roleAssignmentsArgs";
import type { SkipRules } from "../rules/checkRules";
import type { Scopes } from "./scopeArgs";

/** The customer that is onboarded. */
export interface OnboardedCustomer {
  /** Name of the customer in messages and reports. */
  name: Input<string>;
  /** GUID of the customer's tenant. */
  tenantId: Input<string>;
  /** Subscription of the customer: its GUID or `/subscriptions/<guid>`. Changing it replaces access. */
  subscriptionId: Input<string>;
  /**
   * Who bills the subscription. Without it no report says who is paid. Its `adminAgentsGroupId` is read
   * where somebody is there to read (`readAs`). Default: not known.
   */
  billing?: Billing | undefined;
}

/** Access by Azure Lighthouse: the identity stays in the managing tenant. */
export interface LighthouseAccess extends DelegatedAccess {
  /**
   * The link of the managing tenant, which counts for all customers. It is never made here, so that no
   * customer's removal can unlink the others. Changing it changes no access.
   */
  existingLink: ExistingLink;
  /**
   * Who reads the roles of `customer.billing.adminAgentsGroupId`, once the delegation stands. Default:
   * nobody. Changing it reads again.
   */
  readAs?: Identity | undefined;
}

/** Roles that are assigned in the customer's tenant, and who reads there. */
export interface DirectRoles extends Omit<AssignedAccess, "scopes"> {
  /**
   * Where the roles are held. Default: the customer's subscription, under the key `subscription`.
   *
   * @see {@link Scopes}
   */
  scopes?: Scopes | undefined;
  /**
   * Who reads the roles of `customer.billing.adminAgentsGroupId`, once the role assignments stand.
   * Default: the linked identity where the link is made here, else nobody. Changing it reads again.
   */
  readAs?: Identity | undefined;
}

/**
 * Access by role assignments in the customer's tenant, and the link that it is counted by: one to make,
 * pinned to `principalId`, or one that stands, where the same identity is already linked for another
 * subscription of this customer. Changing the partner id changes no access.
 */
export type DirectAccess = DirectRoles & OneLink;

/** Roles that the customer has granted, and who reads them. */
export interface GrantedRoles extends LinkedPartner {
  /**
   * The roles, as the customer granted them. They are reported as declared, or as read where somebody
   * reads them. Changing them reads again.
   */
  access: Input<Input<GrantedRole>[]>;
  /**
   * Whether it is read which of the roles stand (see `HeldRoles`), and which ones the group
   * `customer.billing.adminAgentsGroupId` holds. Default: `true`, where somebody is there to read: the
   * linked identity if the link is made here, or whoever is named in `readAs`.
   */
  readRoles?: boolean | undefined;
  /**
   * Who reads these roles. Default: the linked identity where the link is made here, else nobody. Changing
   * it reads again.
   */
  readAs?: Identity | undefined;
}

/** Access that the customer has already granted, of which none is made, and the link it is counted by. */
export type GrantedAccess = GrantedRoles & OneLink;

/** What every onboarding declares, however the access comes about. Arguments can be built on it step by step. */
export interface OnboardingBase {
  /** The customer. */
  customer: OnboardedCustomer;
  /**
   * Rules to switch off, with the reason, which stands in the report: by the rule's id, or for one role
   * only by `<rule>:<GUID of the role>`. Default: none.
   */
  skipRules?: SkipRules | undefined;
}

/** How the access comes about. */
export interface AccessChoices {
  /** Access by Azure Lighthouse. */
  lighthouse?: LighthouseAccess;
  /** Access by role assignments in the customer's tenant. */
  direct?: DirectAccess;
  /** Access that the customer has already granted; none is made. */
  granted?: GrantedAccess;
}

/** One way in which access comes about. */
export type OneAccess = ExactlyOne<AccessChoices>;

/** Arguments of a `CustomerOnboarding`: the customer, and one way in which access comes about. */
export type CustomerOnboardingArgs = OnboardingBase & OneAccess;
