import fc from "fast-check";
import { validate, version } from "uuid";
import {
  assignmentName,
  definitionName,
  roleAssignmentName,
} from "../../../sdk/nodejs/access/children/names";
import { guid, scopeId } from "./arbitrary";
import { seed } from "../../seed";

const tenant = "11111111-1111-4111-8111-111111111111";
const scope = "/subscriptions/22222222-2222-4222-8222-222222222222";

test("a name is a version 5 GUID for any input", () => {
  fc.assert(
    fc.property(guid, scopeId, fc.string(), (tenantId, id, component) => {
      const names = [
        definitionName(tenantId, id, component),
        assignmentName(tenantId, id, component),
        roleAssignmentName(id, tenantId, tenantId),
      ];
      expect(names.every((name) => validate(name) && version(name) === 5)).toBe(true);
    }),
    { seed },
  );
});

test("a name does not depend on the case in which Azure spells an id", () => {
  fc.assert(
    fc.property(guid, scopeId, (id, place) => {
      expect(definitionName(id.toUpperCase(), place.toUpperCase(), "contoso")).toBe(
        definitionName(id, place.toLowerCase(), "contoso"),
      );
      expect(roleAssignmentName(place.toUpperCase(), id, id.toUpperCase())).toBe(
        roleAssignmentName(place, id, id),
      );
    }),
    { seed },
  );
});

test("two different inputs never share a name, also where their texts run together", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
      fc.pre(a.toLowerCase() !== c.toLowerCase() || b !== d);
      expect(definitionName(tenant, a, b)).not.toBe(definitionName(tenant, c, d));
    }),
    { seed },
  );
});

test("definition, assignment and role assignment of one place have different names", () => {
  const names = [
    definitionName(tenant, scope, "contoso"),
    assignmentName(tenant, scope, "contoso"),
    roleAssignmentName(tenant, scope, "contoso"),
  ];
  expect(new Set(names).size).toBe(3);
});

test("names are a published format: these stand in Azure and must never change", () => {
  expect(definitionName(tenant, scope, "contoso")).toBe("66a411ab-328b-5981-9df3-cfc3416a780b");
  expect(assignmentName(tenant, scope, "contoso")).toBe("6d545d82-0690-53af-ae33-17e78700fb96");
  expect(roleAssignmentName(scope, tenant, "acdd72a7-3385-48ef-bd42-f606fba81ae7")).toBe(
    "88655dfd-df2e-5a9a-8398-b3eace136d0b",
  );
});
