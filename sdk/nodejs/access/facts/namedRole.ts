import { parseRole } from "../../../../azure/roles";

/** A role as a program names it, read once for whatever is made of it. */
export interface NamedRole {
  /** GUID of the role; where it cannot be read, the text as it was given. */
  id: string;
  /** Name of the role, where the table has it. */
  name?: string | undefined;
  /** Whether Microsoft's table lists the role for partner earned credit. */
  listed: boolean;
}

/** Reads the name, GUID or id of a role. */
export function namedRole(text: string): NamedRole {
  const role = parseRole(text);
  return role
    ? { id: role.id, name: role.name, listed: role.pec === "yes" }
    : { id: text, listed: false };
}
