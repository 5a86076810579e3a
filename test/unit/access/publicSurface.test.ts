import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as access from "../../../sdk/nodejs/access";
import { repository } from "../../documents/documents";

const index = readFileSync(join(repository, "sdk/nodejs/access/index.ts"), "utf8");
const types = [...index.matchAll(/export type \{([^}]*)\}/g)].flatMap(([, names = ""]) =>
  names.split(",").map((name) => name.trim()),
);
const resources = [
  "LighthouseDelegation",
  "PartnerRoleAssignments",
  "CustomerOnboarding",
  "BillingAgreement",
  "HeldRoles",
];

const report = [
  "attributionChange",
  "attributionCsv",
  "attributionOverview",
  "attributionReport",
  "attributionSummary",
  "customerAccess",
  "findAttributions",
];

test("Access exports its components, what it reads, and the report", () => {
  expect(Object.keys(access).sort()).toEqual([...resources, ...report].sort());
});

test("No public type but a resource's own arguments has a name that a generated SDK would take", () => {
  const own = resources.map((resource) => `${resource}Args`);
  const others = types.filter((name) => name !== "" && !own.includes(name));
  expect(others.length).toBeGreaterThan(20);
  for (const name of others) {
    expect(name).not.toMatch(/(Args|Input|Output|Array|Map|State|Result)$/);
    expect([...resources, "PartnerAdminLink"]).not.toContain(name);
  }
});
