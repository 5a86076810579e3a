import type { PrincipalType } from "../../../../azure/principal";
import type { Role } from "../../../../azure/roles";
import type { Scope } from "../../../../azure/scope";
import type { Duration, GrantedBy } from "../args/grantedRole";

/** A role held by a principal. */
export interface Grant {
  /** The argument that declares it, for messages. */
  property: string;
  /** Object id of the principal, lower case. */
  principalId: string | undefined;
  /** Name of the principal, where the program gives one. */
  principalName?: string | undefined;
  /** What the principal is; `null` when it is not stated. */
  principalType: PrincipalType | null | undefined;
  /** Object ids of a group's members; `null` when they are not declared. */
  members: string[] | null | undefined;
  /** What the one member is that is declared with its type; absent or `null` where none is. */
  memberType?: PrincipalType | null | undefined;
  /** The role. */
  role: Role | undefined;
  /** For how long it is held. */
  duration: Duration | undefined;
  /** When it ends, ISO 8601; `null` when no end is stated. */
  endDateTime: string | null | undefined;
  /** Where it is held. */
  scopes: Scope[] | undefined;
  /** Roles that the principal may give to managed identities (Lighthouse). */
  delegatedRoles: Role[] | undefined;
  /** How an eligible role is activated (Lighthouse); `null` for any other. */
  activation: ActivationFact | null;
  /** Whether a condition (ABAC) limits it; absent where there can be none. */
  condition?: boolean;
  /** How the customer granted it; `null` when it is not stated, absent where this package gives it. */
  grantedBy?: GrantedBy | null | undefined;
  /** Tenant that Azure Lighthouse gives it to, where the customer granted it so and it is known. */
  managingTenantId?: string | undefined;
  /** What Azure told of it; absent where it was not asked. */
  reading?: RoleReading | undefined;
}

/** What Azure told of a declared role. */
export interface RoleReading {
  /** Azure shows the role assignment, does not show it, or did not let it be read. */
  state: "read" | "notFound" | "unreadable";
  /** The identity that asked, in words. */
  askedAs: string;
  /** Why it could not be read. */
  reason?: string;
}

/** How an eligible Lighthouse role is activated. */
export interface ActivationFact {
  /** Longest time it is active, ISO 8601. */
  maximumDuration: string | undefined;
  /** Who asks for the second factor. */
  multiFactor: string | undefined;
  /** Who approves an activation. */
  approvers: ApproverFact[] | undefined;
}

/** Somebody who approves an activation. */
export interface ApproverFact {
  /** Object id of the approver, lower case. */
  principalId: string | undefined;
  /** What the approver is; `null` when it is not stated. */
  principalType: PrincipalType | null | undefined;
}
