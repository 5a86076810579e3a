import type { Input } from "@pulumi/pulumi";
import type { PrincipalType } from "../../../../azure/principal";
import type { Customer } from "./customerArgs";
import type { ExistingLink, LinkedPartner } from "./linkArgs";
import type { RoleName } from "../../../../azure/roleName";
import type { SkipRules } from "./skipRules";
import type { Scopes } from "./scopeArgs";
import { exactly, list, plain, record, required, settled, text } from "../../shapes";
import { customer } from "./customerArgs";
import { existingLink, linkedPartner } from "./linkShapes";
import { principalType } from "./principalShape";
import { scopes } from "./scopeArgs";
import { skipRules } from "./skipRules";

/** A role that a principal of the managing tenant holds permanently. */
export interface Authorization {
  /**
   * Object id (GUID) of the user, security group or service principal in the managing tenant. For a
   * service principal this is not the object id of its app registration.
   */
  principalId: Input<string>;
  /** Name of the principal, shown to the customer. Default: none. */
  principalIdDisplayName?: Input<string> | undefined;
  /** What the principal is. Only rules look at it. Default: not stated. */
  principalType?: Input<PrincipalType> | undefined;
  /** Object ids of members of a group, to say that the linked identity is one. Only rules look. */
  members?: Input<Input<string>[]> | undefined;
  /** The role. Azure Lighthouse takes built-in roles without data actions, and not Owner. */
  role: Input<RoleName>;
  /**
   * Roles that the principal may give to managed identities of the customer. Required for User
   * Access Administrator, which may do nothing else. Default: none.
   */
  delegatedRoles?: Input<Input<RoleName>[]> | undefined;
}

/** Somebody who approves the activation of an eligible role. */
export interface Approver {
  /** Object id (GUID) of a user or group in the managing tenant. */
  principalId: Input<string>;
  /** Name of the approver, shown to the customer. Default: none. */
  principalIdDisplayName?: Input<string> | undefined;
  /** What the approver is; a service principal cannot be one. Default: not stated. */
  principalType?: Input<PrincipalType> | undefined;
}

/** A role that a principal of the managing tenant can activate for a time. */
export interface EligibleAuthorization {
  /** Object id (GUID) of the user or security group in the managing tenant. */
  principalId: Input<string>;
  /** Name of the principal, shown to the customer. Default: none. */
  principalIdDisplayName?: Input<string> | undefined;
  /** What the principal is; a service principal cannot be eligible. Default: not stated. */
  principalType?: Input<PrincipalType> | undefined;
  /** Object ids of members of a group. Only rules look at it. Default: not stated. */
  members?: Input<Input<string>[]> | undefined;
  /** The role; neither Owner nor User Access Administrator. */
  role: Input<RoleName>;
  /** Longest time the role is active, ISO 8601, PT30M to PT8H. Default: "PT8H". */
  maximumActivationDuration?: Input<string> | undefined;
  /** Who asks for the second factor at activation: "Azure" or "None". Default: "Azure". */
  multiFactorAuthProvider?: Input<"Azure" | "None"> | undefined;
  /** Who approves an activation; at most ten. Default: nobody needs to. */
  approvers?: Input<Input<Approver>[]> | undefined;
}

/** Plan of a managed service offer in the Azure Marketplace. */
export interface MarketplacePlan {
  /** Name of the plan. */
  name: Input<string>;
  /** Publisher id. */
  publisher: Input<string>;
  /** Product code. */
  product: Input<string>;
  /** Version of the plan. */
  version: Input<string>;
}

/** What a Lighthouse delegation gives to whom, wherever it is made. */
export interface DelegatedAccess extends LinkedPartner {
  /**
   * Subscription and resource groups in it that are delegated, one assignment each. Default: the
   * whole subscription, under the key `subscription`.
   *
   * @see {@link Scopes}
   */
  scopes?: Scopes | undefined;
  /**
   * GUID of the tenant that gets the access. Changing it makes a new definition and new assignments
   * before the old ones go; Azure then also asks for a new offer name. With `registrationDefinitionId`
   * or `registrationAssignmentIds` given, the old ones go first: until the new ones stand, access has
   * a gap.
   */
  managedByTenantId: Input<string>;
  /** Name of the offer, unique per scope. Changing it updates the definition in place. */
  registrationDefinitionName: Input<string>;
  /** Description of the offer for the customer. Changing it updates in place. Default: none. */
  description?: Input<string> | undefined;
  /** Who holds which role permanently; at least one. Changing it updates in place. */
  authorizations: Input<Input<Authorization>[]>;
  /** Who can activate which role for a time. Changing it updates in place. Default: nobody. */
  eligibleAuthorizations?: Input<Input<EligibleAuthorization>[]> | undefined;
  /** Plan of a Marketplace offer that the delegation belongs to. Default: none. */
  plan?: Input<MarketplacePlan> | undefined;
  /**
   * GUID of the registration definition. Changing it replaces the definition, the old one first, with
   * a gap that the preview tells. Default: derived from managing tenant, subscription and component
   * name.
   */
  registrationDefinitionId?: Input<string> | undefined;
  /**
   * GUIDs of the registration assignments, by the key of their scope. Changing one
   * replaces the assignment, the old one first. Default: derived from managing tenant, scope and
   * component name.
   */
  registrationAssignmentIds?: Record<string, Input<string>> | undefined;
}

/** Arguments of a `LighthouseDelegation`. */
export interface LighthouseDelegationArgs extends DelegatedAccess {
  /** Subscription of the customer: its GUID or `/subscriptions/<guid>`. Changing it replaces. */
  subscriptionId: Input<string>;
  /** What is known about the customer; only rules look at it. Default: nothing. */
  customer?: Customer | undefined;
  /**
   * The link that the access is to be counted by. Its tenant and object id are compared with the
   * delegation before anything is created. Default: none; then no rule about links is judged.
   */
  existingLink?: ExistingLink | undefined;
  /**
   * Rules to switch off, with the reason: by the rule's id, or for one role only by
   * `<rule>:<GUID of the role>`. Default: none.
   */
  skipRules?: SkipRules | undefined;
}

const principal = { principalId: required(text), principalIdDisplayName: text, principalType };
const holder = { ...principal, members: list(text), role: required(text) };

/** What is delegated to whom, as {@link DelegatedAccess}. */
export const delegatedAccess = {
  ...linkedPartner,
  scopes,
  managedByTenantId: required(text),
  registrationDefinitionName: required(text),
  description: text,
  authorizations: required(list(exactly({ ...holder, delegatedRoles: settled(list(text)) }))),
  eligibleAuthorizations: settled(
    list(
      exactly({
        ...holder,
        maximumActivationDuration: settled(text),
        multiFactorAuthProvider: settled(text),
        approvers: settled(list(exactly(principal))),
      }),
    ),
  ),
  plan: exactly({
    name: required(text),
    publisher: required(text),
    product: required(text),
    version: required(text),
  }),
  registrationDefinitionId: settled(text),
  registrationAssignmentIds: plain(record(settled(text))),
};

/** The arguments of a `LighthouseDelegation`. */
export const delegationShape = required(
  plain(
    exactly({
      ...delegatedAccess,
      subscriptionId: required(text),
      customer,
      existingLink,
      skipRules,
    }),
  ),
);
