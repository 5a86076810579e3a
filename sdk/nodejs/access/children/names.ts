import { v5 as uuid } from "uuid";

/**
 * The namespace of every name below: UUIDv5 of "pulumi-azure-partner" in the URL namespace. It is
 * part of names that stand in Azure: changing it would replace every delegation and role assignment
 * that this package has made.
 */
const namespace = "bc008690-d9a9-541f-9980-5a840f2a1630";

/** Name of a Lighthouse registration definition: the same on every run and machine. */
export function definitionName(managingTenantId: string, scopeId: string, component: string) {
  return nameOf("registrationDefinition", fold(managingTenantId), fold(scopeId), component);
}

/** Name of a Lighthouse registration assignment at one scope. */
export function assignmentName(managingTenantId: string, scopeId: string, component: string) {
  return nameOf("registrationAssignment", fold(managingTenantId), fold(scopeId), component);
}

/**
 * Name of a role assignment. Azure allows one assignment per scope, principal and role, so the name
 * is made of exactly these three.
 */
export function roleAssignmentName(scopeId: string, principalId: string, roleId: string) {
  return nameOf("roleAssignment", fold(scopeId), fold(principalId), fold(roleId));
}

function nameOf(...parts: string[]): string {
  return uuid(JSON.stringify(parts), namespace);
}

// Azure spells the same id in different cases from one answer to the next.
function fold(id: string): string {
  return id.toLowerCase();
}
