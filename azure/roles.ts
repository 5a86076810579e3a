import type { Answer } from "./answer";
import builtInRoles from "./builtInRoles.json";
import pecRoles from "./pecRoles.json";
import { roleGuid } from "./roleId";

/** What is known about a role. */
export interface Role {
  /** Bare GUID of the role definition, lower case. */
  id: string;
  /** Name the role carries in Azure's list of built-in roles; absent when it is not in the table. */
  name?: string;
  /** Whether Microsoft's earned-credit table lists the role as one that earns. */
  pec: Answer;
  /** Whether Azure Lighthouse accepts the role; "limited" is User Access Administrator. */
  lighthouse: Answer | "limited";
  /** What the role has that Azure Lighthouse refuses: "data actions" or "restricted actions". */
  refusedFor?: string;
  /** Whether the role reads every kind of resource, as Reader does. */
  reads: Answer;
}

/** Where what is known about roles comes from, and the dates of the copies read. */
export const roleSources = {
  pec: { source: pecRoles.source, date: pecRoles.date },
  roles: { source: builtInRoles.source, date: builtInRoles.date },
};

/** GUIDs of the roles that rules speak of by name. */
export const wellKnownRoles = {
  owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  userAccessAdministrator: "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
  supportRequestContributor: "cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e",
  registrationAssignmentDelete: "91c1777a-f3dc-4fae-b103-61d183457e46",
};

interface BuiltInRole {
  name: string;
  id: string;
  refusedFor?: string;
  reads?: boolean;
}

const builtIn: BuiltInRole[] = builtInRoles.roles;
const byId = new Map(builtIn.map((role) => [role.id, role]));
const inPecTable = new Map(pecRoles.roles.map(({ id, eligible }) => [id, eligible]));
const named = [...pecRoles.roles, ...builtIn];
const idByName = new Map(named.map(({ name, id }) => [fold(name), id]));

/** Every role name the tables know: Azure's, and the one in Microsoft's table where it differs. */
export const roleNames: readonly string[] = [...new Set(named.map(({ name }) => name))];

/**
 * Reads a role given by name, bare GUID or full resource id; `undefined` where the text is no GUID and
 * no name in the tables.
 */
export function parseRole(text: string): Role | undefined {
  const given = typeof text === "string" ? text : "";
  const id = roleGuid(given) ?? idByName.get(fold(given));
  return id === undefined ? undefined : roleOf(id);
}

/** Why Azure Lighthouse refuses a role, as the beginning of a sentence. */
export function refusalOf(role: Role): string {
  const reason = role.refusedFor === undefined ? "" : `, which has ${role.refusedFor}`;
  return `Azure Lighthouse refuses ${roleLabel(role)}${reason}`;
}

/** The bare GUID of a role where it can be read; else the text as it was given. */
export function roleId(text: string): string {
  return parseRole(text)?.id ?? text;
}

/** A role for a sentence: its name and GUID, or the GUID alone. */
export function roleLabel(role: Role): string {
  return role.name ? `${role.name} (${role.id})` : role.id;
}

function roleOf(id: string): Role {
  const role = byId.get(id);
  const eligible = inPecTable.get(id);
  const pec = eligible === undefined ? "unknown" : eligible ? "yes" : "no";
  return role
    ? { id, name: role.name, pec, ...delegation(role), reads: role.reads ? "yes" : "no" }
    : { id, pec, lighthouse: "unknown", reads: "unknown" };
}

// https://learn.microsoft.com/azure/lighthouse/concepts/tenants-users-roles (2026-04-06)
function delegation({ id, refusedFor }: BuiltInRole): Pick<Role, "lighthouse" | "refusedFor"> {
  switch (id) {
    case wellKnownRoles.owner:
      return { lighthouse: "no" };
    case wellKnownRoles.userAccessAdministrator:
      return { lighthouse: "limited" };
    default:
      return refusedFor ? { lighthouse: "no", refusedFor } : { lighthouse: "yes" };
  }
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
