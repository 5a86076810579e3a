import type { Input } from "@pulumi/pulumi";
import type { PrincipalType } from "../../../../azure/principal";
import type { RoleName } from "../../../../azure/roleName";
import { choice, exactly, list, required, text } from "../../shapes";
import { principalType } from "./principalShape";

/** A role that the customer has granted. */
export interface GrantedRole {
  /** Object id (GUID) of whoever counts: the identity itself, also where a group holds the role. */
  principalId: Input<string>;
  /** Object id (GUID) of the group that holds the role. Default: the principal holds it itself. */
  groupId?: Input<string> | undefined;
  /** What the principal is. Default: not stated. */
  principalType?: Input<PrincipalType> | undefined;
  /** The role. */
  role: Input<RoleName>;
  /** Where it is held: management group, subscription, resource group or resource. */
  scope: Input<string>;
  /** For how long: permanently, by activation (PIM), or until `endDateTime`. */
  duration: Input<Duration>;
  /**
   * When the role ends, ISO 8601 in UTC, such as `2027-01-31T00:00:00Z`. Required where the duration is
   * "until"; a permanent role has none. Default: no end.
   */
  endDateTime?: Input<string> | undefined;
  /**
   * How the customer granted the role: by a role assignment in its tenant, or by Azure Lighthouse, which
   * no reading shows. It says in which tenant the link has to stand. Default: not stated; then credit by
   * this role is not known.
   */
  grantedBy?: Input<GrantedBy> | undefined;
  /**
   * Where Azure Lighthouse granted the role: GUID of the tenant that it was given to, in which the link
   * has to stand. Default: not known; then nothing is claimed of this role.
   */
  managedByTenantId?: Input<string> | undefined;
}

/** For how long a role is held: permanently, by activation (PIM), or until an end. */
export type Duration = "permanent" | "eligible" | "until";

/** How a customer granted a role: by a role assignment in its tenant, or by Azure Lighthouse. */
export type GrantedBy = "roleAssignment" | "lighthouse";

/** The roles that a customer has granted, each a {@link GrantedRole}. */
export const grantedRoles = list(
  exactly({
    principalId: required(text),
    groupId: text,
    principalType,
    role: required(text),
    scope: required(text),
    duration: required(choice("permanent", "eligible", "until")),
    endDateTime: text,
    grantedBy: choice("roleAssignment", "lighthouse"),
    managedByTenantId: text,
  }),
);
