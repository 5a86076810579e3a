import leven from "leven";
import { isGuid } from "./guid";
import roleTable from "./roleTable.json";

/** A fact about a role that the sources answer, or do not. */
export type Answer = "yes" | "no" | "unknown";

/** What is known about a role. */
export interface Role {
  /** Bare GUID of the role definition, lower case. */
  id: string;
  /** Name the role carries in Azure's list of built-in roles; absent when it is not in the table. */
  name?: string;
  /** Whether Microsoft's earned-credit table lists the role as eligible. */
  pec: Answer;
  /** Whether Azure Lighthouse accepts the role; "limited" is User Access Administrator. */
  lighthouse: Answer | "limited";
  /** Why Azure Lighthouse refuses or limits the role. */
  lighthouseNote?: string;
}

/** A role that could be read, or the sentence that says why not. */
export type ParsedRole = { role: Role } | { problem: string };

/** Where the role table comes from: sources and the dates of the copies read. */
export const roleSources = {
  pec: { source: roleTable.pecSource, date: roleTable.pecDate },
  roles: { source: roleTable.roleSource, date: roleTable.roleDate },
  lighthouse: { source: roleTable.lighthouseSource, date: roleTable.lighthouseDate },
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

interface Row {
  name: string;
  id: string;
  pec: string;
  lighthouse: string;
  lighthouseNote?: string;
  formerName?: string;
}

const rows: Row[] = roleTable.roles;
const byId = new Map(rows.map((row) => [row.id, row]));
const byName = new Map(rows.flatMap((row) => namesOf(row).map((name) => [fold(name), row])));
const roleDefinition = /\/providers\/microsoft\.authorization\/roledefinitions\/([^/]+)\/?$/i;

/** Every role name the table knows, today's and the one in Microsoft's table where it differs. */
export const roleNames: readonly string[] = rows.flatMap(namesOf);

/** Reads a role given by name, bare GUID or full resource id. */
export function parseRole(text: string): ParsedRole {
  const given = text.trim();
  const id = roleDefinition.exec(given)?.[1] ?? given;
  if (isGuid(id)) {
    return { role: roleOf(id.toLowerCase()) };
  }
  const named = byName.get(fold(given));
  if (named) {
    return { role: roleOf(named.id) };
  }
  if (given === "") {
    return { problem: "The role is empty. Give a role's name, its GUID or its full id." };
  }
  return {
    problem:
      `There is no role "${given}" in the table of built-in roles. The nearest name is ` +
      `"${nearest(given, roleNames)}"; a role that is not in the table is given by its GUID.`,
  };
}

/** The bare GUID of a role where it can be read; else the text as it was given. */
export function roleId(text: string): string {
  const parsed = parseRole(text);
  return "role" in parsed ? parsed.role.id : text;
}

/** A role for a sentence: its name and GUID, or the GUID alone. */
export function roleLabel(role: Role): string {
  return role.name ? `${role.name} (${role.id})` : role.id;
}

/** The one of `names` that takes the fewest edits to become `text`. */
export function nearest(text: string, names: readonly string[]): string {
  const distances = names.map((name) => ({ name, edits: leven(fold(text), fold(name)) }));
  return distances.reduce((best, next) => (next.edits < best.edits ? next : best)).name;
}

function roleOf(id: string): Role {
  const row = byId.get(id);
  if (!row) {
    return { id, pec: "unknown", lighthouse: "unknown" };
  }
  return {
    id,
    name: row.name,
    pec: row.pec as Role["pec"],
    lighthouse: row.lighthouse as Role["lighthouse"],
    ...(row.lighthouseNote && { lighthouseNote: row.lighthouseNote }),
  };
}

function namesOf(row: Row): string[] {
  return row.formerName ? [row.name, row.formerName] : [row.name];
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
