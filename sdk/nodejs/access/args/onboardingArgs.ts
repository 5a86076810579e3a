import type { Input } from "@pulumi/pulumi";
import type { Identity } from "../../identity";
import type { OnboardedCustomer } from "./customerArgs";
import type { DelegatedAccess } from "./delegationArgs";
import type { ExactlyOne } from "./exactlyOne";
import type { GrantedRole } from "./grantedRole";
import type { ExistingLink, LinkedPartner, OneLink } from "./linkArgs";
import type { AssignedAccess } from "./roleAssignmentsArgs";
import type { SkipRules } from "./skipRules";
import type { Scopes } from "./scopeArgs";
import type { Shape } from "../../arguments";
import {
  dataObject,
  exactly,
  exactlyOne,
  flag,
  isObject,
  plain,
  required,
  text,
} from "../../shapes";
import { onboardedCustomer } from "./customerArgs";
import { delegatedAccess } from "./delegationArgs";
import { grantedRoles } from "./grantedRole";
import { existingLink, linkedPartner, withOneLink } from "./linkShapes";
import { assignedAccess } from "./roleAssignmentsArgs";
import { skipRules } from "./skipRules";

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

const reader = plain(dataObject({ tenantId: text, objectId: text, environment: text }));

/** The ways in which access comes about. */
const blocks: Record<string, Shape> = {
  lighthouse: plain(
    exactly({ ...delegatedAccess, existingLink: required(existingLink), readAs: reader }),
  ),
  direct: plain(withOneLink({ ...assignedAccess, readAs: reader })),
  granted: plain(
    withReading(
      withOneLink({
        ...linkedPartner,
        access: required(grantedRoles),
        readRoles: plain(flag),
        readAs: reader,
      }),
    ),
  ),
};

/** The same, of which `readRoles` has to agree with who is there to read. */
function withReading(shape: Shape): Shape {
  return {
    ...shape,
    read(value, at) {
      const { readRoles, readAs, link } = isObject(value) ? value : {};
      if (readRoles === false && readAs) {
        at.inside("readRoles").wrong("is false beside readAs, which names who reads.");
      }
      if (readRoles === true && !readAs && !link) {
        at.inside("readRoles").wrong(
          "is true, but nobody is there to read: name who reads in readAs.",
        );
      }
      return shape.read(value, at);
    },
  };
}

/** The arguments of a `CustomerOnboarding`. */
export const onboardingShape = required(
  plain(
    exactlyOne(
      Object.keys(blocks),
      exactly({
        customer: required(onboardedCustomer),
        ...blocks,
        skipRules,
      }),
    ),
  ),
);
