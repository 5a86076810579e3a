import { isGuid } from "../identity/accessToken";
import { fields } from "./resourceManager";

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
  const roleId = roleDefinitionId.split("/").at(-1) ?? "";
  return isGuid(roleId)
    ? { principalId: principalId.toLowerCase(), roleId: roleId.toLowerCase(), scope }
    : undefined;
}

const managementGroup = /^\/providers\/Microsoft\.Management\/managementGroups\/[\w().-]{1,90}$/i;

/**
 * Whether a role at one scope may hold at the scope that was asked about: at the same place or above
 * it. Which management groups are above does not show in an id; Azure, asked about a scope in a
 * subscription, tells only of those that are.
 */
export function mayHoldAt(asked: string, scope: string): boolean {
  const inner = asked.toLowerCase();
  const outer = scope.toLowerCase().replace(/\/$/, "");
  return inner === outer || inner.startsWith(`${outer}/`) || managementGroup.test(scope);
}
