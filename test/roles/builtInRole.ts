/** A role definition as Resource Manager and `az role definition list` tell it. */
export interface RoleDefinition {
  name: string;
  roleName: string;
  roleType: string;
  permissions: Permission[];
}

interface Permission {
  actions: string[];
  notActions: string[];
  dataActions: string[];
  notDataActions: string[];
}

/** A row of the table of built-in roles. */
export interface BuiltInRole {
  name: string;
  id: string;
  /** Why Azure Lighthouse refuses the role. */
  refusedFor?: "data actions" | "restricted actions";
  /** Whether the role reads every kind of resource, as Reader does. */
  reads?: true;
}

/**
 * The actions that no delegated role may have.
 *
 * https://learn.microsoft.com/azure/lighthouse/concepts/tenants-users-roles (2026-04-06)
 */
const restricted = [
  "roleAssignments",
  "roleDefinitions",
  "classicAdministrators",
  "locks",
  "denyAssignments",
].flatMap((type) => [
  `Microsoft.Authorization/${type}/write`,
  `Microsoft.Authorization/${type}/delete`,
]);

/** What the package keeps of a role. */
export function builtInRole({ name, roleName, permissions }: RoleDefinition): BuiltInRole {
  const hasDataActions = permissions.some(
    ({ dataActions, notDataActions }) => dataActions.length + notDataActions.length > 0,
  );
  const isRestricted = permissions.some((one) => restricted.some((action) => allows(one, action)));
  const refusedFor = hasDataActions
    ? "data actions"
    : isRestricted
      ? "restricted actions"
      : undefined;
  return {
    name: roleName,
    id: name.toLowerCase(),
    ...(refusedFor && { refusedFor }),
    ...(permissions.some(readsEverything) && { reads: true }),
  };
}

function readsEverything({ actions }: Permission): boolean {
  return actions.includes("*") || actions.includes("*/read");
}

function allows({ actions, notActions }: Permission, action: string): boolean {
  const covers = (pattern: string) => matches(pattern, action);
  return actions.some(covers) && !notActions.some(covers);
}

function matches(pattern: string, action: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.$^+?()[\]{}|\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "i").test(action);
}
