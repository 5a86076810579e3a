import { fields } from "../../azure/fields";
import { toldRoleGuid } from "../../azure/roleId";

/** What is kept of a role assignment. */
export interface RoleAssignment {
  /** Object id of the principal, lower case. */
  principalId: string;
  /** GUID of the role definition, lower case. */
  roleId: string;
  /** Resource id of the scope, as Azure spells it. */
  scope: string;
}

/** One page of the list of role assignments. */
export interface RoleAssignmentsPage {
  assignments: RoleAssignment[];
  /** Where the list goes on. */
  nextLink?: string;
}

/**
 * Reads a page of the list; nothing where it is none. An entry that cannot be read spoils the page:
 * a role must not be taken for missing because of it.
 *
 * https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-scope (2022-04-01)
 */
export function readPage(body: unknown): RoleAssignmentsPage | undefined {
  const { value, nextLink } = fields(body);
  if (!Array.isArray(value)) {
    return undefined;
  }
  const assignments = value.map(readAssignment);
  return assignments.every((assignment) => assignment !== undefined)
    ? { assignments, ...(typeof nextLink === "string" && nextLink !== "" && { nextLink }) }
    : undefined;
}

function readAssignment(entry: unknown): RoleAssignment | undefined {
  const { principalId, roleDefinitionId, scope } = fields(fields(entry).properties);
  if (
    typeof principalId !== "string" ||
    typeof roleDefinitionId !== "string" ||
    typeof scope !== "string" ||
    !scope.startsWith("/")
  ) {
    return undefined;
  }
  const roleId = toldRoleGuid(roleDefinitionId);
  return roleId === undefined
    ? undefined
    : { principalId: principalId.toLowerCase(), roleId, scope };
}
