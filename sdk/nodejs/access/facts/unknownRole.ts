import { roleNames } from "../../../../azure/roles";
import { nearest } from "./nearest";

/** Why a text names no role, as a sentence that proposes the nearest name. */
export function unknownRole(text: string): string {
  const given = text.trim();
  return given === ""
    ? "The role is empty. Give a role's name, its GUID or its full id."
    : `There is no role "${given}" in the table of built-in roles. The nearest name is ` +
        `"${nearest(given, roleNames)}"; a role that is not in the table is given by its GUID.`;
}
