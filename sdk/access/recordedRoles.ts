import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import type { PrincipalType } from "./accessFacts";
import { parseRole, roleId } from "./roles";

/** A role that is held permanently, as it is recorded. */
export interface PermanentRoleArgs {
  /** Object id of the principal. */
  principalId: Input<string>;
  /** Whether the principal is a group. */
  group: Input<boolean>;
  /** Object ids of a group's members. Default: not stated. */
  members?: Input<Input<string>[]>;
  /** GUID of the role. */
  roleId: Input<string>;
  /** Whether Microsoft's table lists the role as eligible for partner earned credit. */
  listed: Input<boolean>;
}

/** Who holds a role permanently, however it is declared. */
export interface RoleHolderArgs {
  principalId: Input<string>;
  principalType?: Input<PrincipalType>;
  members?: Input<Input<string>[]>;
  role: Input<string>;
}

/** The record of a role that is held permanently. */
export function permanentRole(holder: RoleHolderArgs): PermanentRoleArgs {
  const { principalId, principalType, members } = holder;
  const role = pulumi.output(holder.role);
  return {
    principalId,
    group: pulumi.output(principalType).apply((type) => type === "Group"),
    members,
    roleId: role.apply(roleId),
    listed: role.apply((text) => {
      const parsed = parseRole(text);
      return "role" in parsed && parsed.role.pec === "yes";
    }),
  };
}
