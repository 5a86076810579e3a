import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Role } from "../../../azure/roles";
import { parseRole, roleNames, roleSources, wellKnownRoles } from "../../../azure/roles";
import { guid } from "../access/arbitrary";
import { seed } from "../../seed";

function roleNamed(name: string): Role {
  const role = parseRole(name);
  if (!role) {
    throw new Error(`${name} is no role`);
  }
  return role;
}

const prefix = "/subscriptions/22222222-2222-4222-8222-222222222222";

test("every name of the table is found in any case, and by GUID and full id as the same role", () => {
  for (const name of roleNames) {
    const found = parseRole(` ${name.toUpperCase()} `);
    const id = found?.id ?? "";
    expect(found).toBeDefined();
    expect(parseRole(id)).toEqual(found);
    expect(
      parseRole(`${prefix}/providers/Microsoft.Authorization/roleDefinitions/${id.toUpperCase()}`),
    ).toEqual(found);
  }
});

test("a GUID that is not in the table is unknown, never not eligible", () => {
  fc.assert(
    fc.property(guid, (id) => {
      const unknown = { pec: "unknown", lighthouse: "unknown", reads: "unknown" };
      expect(parseRole(id)).toEqual({ id, ...unknown });
    }),
    { seed },
  );
});

test.each(["readr", "", " ", `${prefix}/providers/Microsoft.Authorization/roleDefinitions/Reader`])(
  "%j is no role",
  (text) => {
    expect(parseRole(text)).toBeUndefined();
  },
);

test("reading never throws, whatever the text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => parseRole(text)).not.toThrow();
    }),
    { seed },
  );
});

test("the table counts as Microsoft's does: 98 eligible roles of 122", () => {
  const roles = new Map(roleNames.map(roleNamed).map((role) => [role.id, role.pec]));
  const answers = [...roles.values()];
  expect(answers.filter((pec) => pec === "yes")).toHaveLength(98);
  expect(answers.filter((pec) => pec === "no")).toHaveLength(24);
  expect(roleSources.pec.date).toBe("2022-11-08");
});

test.each([
  ["Role Based Access Control Administrator", "no", "restricted actions"],
  ["Locks Contributor", "no", "restricted actions"],
  ["Log Analytics Contributor", "no", "data actions"],
  ["Owner", "no", undefined],
  ["User Access Administrator", "limited", undefined],
  ["Contributor", "yes", undefined],
  ["Azure Kubernetes Service Contributor Role", "yes", undefined],
])("for Azure Lighthouse, %s is: %s (%s)", (name, lighthouse, refusedFor) => {
  expect(roleNamed(name)).toEqual(expect.objectContaining({ lighthouse }));
  expect(roleNamed(name).refusedFor).toBe(refusedFor);
});

test("a built-in role that Microsoft's earned-credit table does not list is known, but not whether it earns", () => {
  expect(roleNamed("Locks Contributor")).toEqual(
    expect.objectContaining({ id: "28bf596f-4eb7-45ce-b5bc-6cf482fec137", pec: "unknown" }),
  );
});

test.each([
  ["Reader", "yes"],
  ["Monitoring Reader", "yes"],
  ["Contributor", "yes"],
  ["Support Request Contributor", "no"],
])("whether %s reads every kind of resource: %s", (name, reads) => {
  expect(roleNamed(name).reads).toBe(reads);
});

test("the roles that rules speak of are the ones the table names", () => {
  const names = Object.values(wellKnownRoles).map((id) => parseRole(id)?.name);
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
  const source = readFileSync(join(__dirname, "../../../azure/roleName.ts"), "utf8");
  const offered = [...source.matchAll(/^ {2}\| "(.+)";?$/gm)].map((match) => match[1]);
  expect(offered.sort()).toEqual([...roleNames].sort());
});
