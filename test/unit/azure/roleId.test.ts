import { roleGuid, toldRoleGuid } from "../../../azure/roleId";

const id = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
const subscription = "/subscriptions/5ab5c000-0000-4000-8000-000000000001";

test.each([
  id,
  id.toUpperCase(),
  ` ${id} `,
  `/providers/Microsoft.Authorization/roleDefinitions/${id}`,
  `/providers/Microsoft.Authorization/RoleDefinitions/${id}/`,
  `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${id.toUpperCase()}`,
])("%j is a role's GUID, or has it", (text) => {
  expect(roleGuid(text)).toBe(id);
});

test.each([
  "",
  "Reader",
  subscription,
  `${subscription}/providers/Microsoft.Authorization/roleDefinitions/Reader`,
  `/providers/Microsoft.Authorization/roleAssignments/${id}`,
])("%j is none", (text) => {
  expect(roleGuid(text)).toBeUndefined();
});

test("of what Azure tells, the GUID is what the id ends with, whatever stands before it", () => {
  expect(toldRoleGuid(`/x/${id.toUpperCase()}`)).toBe(id);
  expect(toldRoleGuid(id)).toBe(id);
  expect(toldRoleGuid("/x/Reader")).toBeUndefined();
  expect(toldRoleGuid("")).toBeUndefined();
});
