import type { Input } from "@pulumi/pulumi";
import type { PrincipalType } from "../../../../azure/principal";
import { mapInput } from "../args/inputs";
import type { NamedRole } from "../facts/namedRole";

/**
 * What a component declares of access: who holds what where, and for how long. The component
 * registers it as an input of its own, so that the next preview can compare.
 */
export interface DeclaredAccess {
  /** How the access comes about. */
  mode: "lighthouse" | "direct";
  /** Object id of the linked identity. Default: no link is declared. */
  linkedObjectId?: Input<string> | undefined;
  /** Tenant that the access is delegated to. Default: it is held directly. */
  managingTenantId?: Input<string>;
  /** The registration definition. Default: the access is held directly. */
  definition?: DeclaredPlace;
  /** Where the access is held, by the key of the scope. */
  places: Record<string, DeclaredPlace>;
  /** Roles that are held permanently, at every place. */
  permanent: Input<Input<DeclaredRole>[]>;
  /** Roles that can be activated, at every place. Default: none. */
  eligible?: Input<Input<DeclaredEligibility>[]> | undefined;
}

/** One thing that stands in Azure: where, and under which name. */
export interface DeclaredPlace {
  /** Resource id of the scope. */
  scope: Input<string>;
  /** GUID that it stands under. Default: made of scope, principal and role. */
  name?: Input<string>;
  /** Whether the program gives the name, so that azure-native deletes before it makes anew. */
  given?: boolean;
}

/** A role that is held permanently. */
export interface DeclaredRole {
  /** Object id of the principal. */
  principalId: Input<string>;
  /** Whether the principal is a group. */
  group: Input<boolean>;
  /** Object ids of a group's members. Default: not stated. */
  members?: Input<Input<string>[]> | undefined;
  /** GUID of the role. */
  roleId: Input<string>;
  /** Whether Microsoft's table lists the role for partner earned credit. */
  listed: Input<boolean>;
}

/** A role that can be activated. */
export interface DeclaredEligibility {
  /** Object id of the principal. */
  principalId: Input<string>;
  /** GUID of the role. */
  roleId: Input<string>;
  /** Why the principal is eligible. Default: none. */
  justification?: Input<string> | undefined;
  /** When the eligibility ends, ISO 8601. Default: it does not end. */
  endDateTime?: Input<string> | undefined;
}

/** Who holds a role permanently, however it is declared. */
interface RoleHolder {
  principalId: Input<string>;
  principalType?: Input<PrincipalType> | undefined;
  members?: Input<Input<string>[]> | undefined;
  role: Input<NamedRole>;
}

/** Takes from a role that is held permanently what a change of it is judged by. */
export function permanentRole(holder: RoleHolder): DeclaredRole {
  const { principalId, principalType, members, role } = holder;
  return {
    principalId,
    group: mapInput(principalType, (type) => type === "Group"),
    members,
    roleId: mapInput(role, ({ id }) => id),
    listed: mapInput(role, ({ listed }) => listed),
  };
}
