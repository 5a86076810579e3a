import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pecRoles from "../../azure/pecRoles.json";
import { builtInRole } from "./builtInRole";
import type { RoleDefinition } from "./builtInRole";

const folder = join(__dirname, "../../azure");
const union = /(export type BuiltInRoleName =\n)[^;]*;/;

/**
 * Writes the table of built-in roles, and the names that an editor completes.
 *
 * @param definitions What Azure lists.
 * @param origin Where the list comes from, and its date.
 */
export function writeRoles(
  definitions: RoleDefinition[],
  origin: { source: string; date: string },
): void {
  const roles = definitions
    .filter(({ roleType }) => roleType === "BuiltInRole")
    .map(builtInRole)
    .sort((one, other) => compare(one.name, other.name));
  writeFileSync(join(folder, "builtInRoles.json"), JSON.stringify({ ...origin, roles }));

  const names = [...roles, ...pecRoles.roles].map(({ name }) => name);
  const lines = [...new Set(names)].sort(compare).map((name) => `  | ${JSON.stringify(name)}`);
  const file = join(folder, "roleName.ts");
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replace(union, (_all, start: string) => `${start}${lines.join("\n")};`),
  );
}

function compare(one: string, other: string): number {
  return one.localeCompare(other, "en");
}
