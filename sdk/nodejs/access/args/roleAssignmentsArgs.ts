import type { Input } from "@pulumi/pulumi";
import type { PrincipalType } from "../../../../azure/principal";
import type { Customer } from "./customerArgs";
import type { ExistingLink, LinkedPartner } from "./linkArgs";
import type { RoleName } from "../../../../azure/roleName";
import type { SkipRules } from "./skipRules";
import type { Scopes } from "./scopeArgs";
import { exactly, list, plain, required, settled, text } from "../../shapes";
import { customer } from "./customerArgs";
import { existingLink, linkedPartner } from "./linkShapes";
import { principalType } from "./principalShape";
import { scopes } from "./scopeArgs";
import { skipRules } from "./skipRules";

/** A role that the principal can activate through Privileged Identity Management. */
export interface EligibleRole {
  /** The role. Changing it replaces the eligibility. */
  role: Input<RoleName>;
  /** Why the principal is eligible. Changing it replaces the eligibility. Default: none. */
  justification?: Input<string> | undefined;
  /** When the eligibility ends, ISO 8601 time. Changing it replaces. Default: it does not end. */
  endDateTime?: Input<string> | undefined;
}

/** What is assigned to whom, wherever the assignments are declared. */
export interface AssignedAccess extends LinkedPartner {
  /**
   * Where the roles are held: management groups, subscriptions, resource groups or resources.
   *
   * @see {@link Scopes}
   */
  scopes: Scopes;
  /** Object id (GUID) of whoever gets the roles. Changing it replaces. Default: the link's. */
  principalId?: Input<string> | undefined;
  /**
   * What the principal is. Azure compares it with the directory, so it is always sent. Changing it
   * replaces. Default: "ServicePrincipal".
   */
  principalType?: Input<PrincipalType> | undefined;
  /** Object ids of members of a group. Only rules look at it. Default: not stated. */
  members?: Input<Input<string>[]> | undefined;
  /** The permanent roles; one assignment per scope and role. Default: none, if some are eligible. */
  roles?: Input<RoleName>[] | undefined;
  /** Condition (ABAC, version 2.0) on every permanent assignment. Updated in place. Default: none. */
  condition?: Input<string> | undefined;
  /** Description of every permanent assignment. Updated in place. Default: none. */
  description?: Input<string> | undefined;
  /** Roles to activate for a time; one eligibility per scope and role. Default: none. */
  eligible?: EligibleRole[] | undefined;
}

/** Arguments of `PartnerRoleAssignments`. */
export interface PartnerRoleAssignmentsArgs extends AssignedAccess {
  /** What is known about the customer; only rules look at it. Default: nothing. */
  customer?: Customer | undefined;
  /**
   * The link that the access is to be counted by. Its tenant and object id are compared with the
   * assignments before anything is created. Default: none; then `principalId` is required.
   */
  existingLink?: ExistingLink | undefined;
  /**
   * Rules to switch off, with the reason: by the rule's id, or for one role only by
   * `<rule>:<GUID of the role>`. Default: none.
   */
  skipRules?: SkipRules | undefined;
}

const eligibleRole = {
  role: required(text),
  justification: text,
  endDateTime: settled(text),
};

/** What is assigned to whom, as {@link AssignedAccess}. */
export const assignedAccess = {
  ...linkedPartner,
  scopes,
  principalId: settled(text),
  principalType: settled(principalType),
  members: list(text),
  roles: plain(list(text)),
  condition: settled(text),
  description: text,
  eligible: plain(list(plain(exactly(eligibleRole)))),
};

/** The arguments of `PartnerRoleAssignments`. */
export const roleAssignmentsShape = required(
  plain(
    exactly({
      ...assignedAccess,
      scopes: required(scopes),
      customer,
      existingLink,
      skipRules,
    }),
  ),
);
