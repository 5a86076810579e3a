/** A built-in role, as far as something here depends on it. */
export interface RoleDefinition {
  actions: string[];
  notActions?: string[];
  /** Whether it also gives access to data. */
  dataActions?: boolean;
}

/** Built-in roles whose permissions the emulator knows; any other is taken for one that reads. */
export const roleIds = {
  owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  userAccessAdministrator: "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
  roleBasedAccessControlAdministrator: "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
  contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  registrationAssignmentDelete: "91c1777a-f3dc-4fae-b103-61d183457e46",
  logAnalyticsContributor: "92aaf0da-9dab-42b6-94a3-d43ce8d16293",
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  storageBlobDataContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
} as const;

const definitions: Record<string, RoleDefinition> = {
  [roleIds.owner]: { actions: ["*"] },
  [roleIds.userAccessAdministrator]: { actions: ["*/read", "Microsoft.Authorization/*"] },
  [roleIds.roleBasedAccessControlAdministrator]: {
    actions: [
      "*/read",
      "Microsoft.Authorization/roleAssignments/write",
      "Microsoft.Authorization/roleAssignments/delete",
    ],
  },
  [roleIds.contributor]: {
    actions: ["*"],
    notActions: ["Microsoft.Authorization/*/write", "Microsoft.Authorization/*/delete"],
  },
  [roleIds.registrationAssignmentDelete]: {
    actions: [
      "Microsoft.ManagedServices/registrationAssignments/read",
      "Microsoft.ManagedServices/registrationAssignments/delete",
      "Microsoft.ManagedServices/operationStatuses/read",
    ],
  },
  [roleIds.reader]: { actions: ["*/read"] },
  [roleIds.logAnalyticsContributor]: { actions: ["*/read"], dataActions: true },
  [roleIds.storageBlobDataContributor]: { actions: ["*/read"], dataActions: true },
};

/**
 * A role by its id, bare or full. Azure has hundreds; the ones not listed are taken for roles that
 * read and are otherwise harmless, so a role that does not exist is not noticed here.
 */
export function roleDefinition(id: string): RoleDefinition {
  return definitions[bareRoleId(id)] ?? { actions: ["*/read"] };
}

export function bareRoleId(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1).toLowerCase();
}

export const isOwner = (id: string) => bareRoleId(id) === roleIds.owner;
export const isUserAccessAdministrator = (id: string) =>
  bareRoleId(id) === roleIds.userAccessAdministrator;
export const isRegistrationAssignmentDelete = (id: string) =>
  bareRoleId(id) === roleIds.registrationAssignmentDelete;

/** The two that no eligible delegation may hold, as Azure lists them in its refusal. */
export const neverEligible: string[] = [roleIds.owner, roleIds.userAccessAdministrator];

/** Whether a role allows an action such as `Microsoft.Authorization/roleAssignments/write`. */
export function allows({ actions, notActions = [] }: RoleDefinition, action: string): boolean {
  const fits = (pattern: string) => patternOf(pattern).test(action);
  return actions.some(fits) && !notActions.some(fits);
}

function patternOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`, "i");
}
