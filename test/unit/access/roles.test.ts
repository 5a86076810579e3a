import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parseRole, roleNames, roleSources, wellKnownRoles } from "../../../sdk/access/roles";
import { guid } from "./arbitrary";

const prefix = "/subscriptions/22222222-2222-4222-8222-222222222222";

test("every name of the table is found in any case, and by GUID and full id as the same role", () => {
  for (const name of roleNames) {
    const found = parseRole(` ${name.toUpperCase()} `);
    const id = "role" in found ? found.role.id : "";
    expect(parseRole(id)).toEqual(found);
    expect(
      parseRole(`${prefix}/providers/Microsoft.Authorization/roleDefinitions/${id.toUpperCase()}`),
    ).toEqual(found);
  }
});

test("a GUID that is not in the table is unknown, never not eligible", () => {
  fc.assert(
    fc.property(guid, (id) => {
      expect(parseRole(id)).toEqual({ role: { id, pec: "unknown", lighthouse: "unknown" } });
    }),
  );
});

test.each([
  ["Suport Request Contributor", "Support Request Contributor"],
  ["readr", "Reader"],
  ["Contributer", "Contributor"],
])("for %s the nearest name is proposed", (typo, name) => {
  const parsed = parseRole(typo);
  expect("problem" in parsed && parsed.problem).toContain(`"${name}"`);
});

test("reading never throws, whatever the text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => parseRole(text)).not.toThrow();
    }),
  );
});

test("the table counts as Microsoft's does: 98 eligible roles of 122", () => {
  const ids = new Map(roleNames.map((name) => [name, parseRole(name)]));
  const roles = new Map(
    [...ids.values()].flatMap((parsed) =>
      "role" in parsed ? [[parsed.role.id, parsed.role]] : [],
    ),
  );
  const counted = (pec: string) => [...roles.values()].filter((role) => role.pec === pec).length;
  expect({ yes: counted("yes"), no: counted("no"), unknown: counted("unknown") }).toEqual({
    yes: 98,
    no: 24,
    unknown: 1,
  });
  expect(roleSources.pec.date).toBe("2022-11-08");
});

test("the roles that rules speak of are the ones the table names", () => {
  const names = Object.values(wellKnownRoles).map((id) => {
    const parsed = parseRole(id);
    return "role" in parsed ? parsed.role.name : undefined;
  });
  expect(names).toEqual([
    "Owner",
    "Contributor",
    "Reader",
    "User Access Administrator",
    "Support Request Contributor",
    "Managed Services Registration assignment Delete Role",
  ]);
});

test("the names offered for completion are exactly those of the table", () => {
  const source = readFileSync(join(__dirname, "../../../sdk/access/roleName.ts"), "utf8");
  const offered = [...source.matchAll(/^ {2}\| "(.+)";?$/gm)].map((match) => match[1]);
  expect(offered.sort()).toEqual([...roleNames].sort());
});
