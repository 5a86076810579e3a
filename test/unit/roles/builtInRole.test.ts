import { builtInRole } from "../../roles/builtInRole";

function role(permission: { actions?: string[]; notActions?: string[]; dataActions?: string[] }) {
  return builtInRole({
    name: "28BF596F-4eb7-45ce-b5bc-6cf482fec137",
    roleName: "A role",
    roleType: "BuiltInRole",
    permissions: [
      { actions: [], notActions: [], dataActions: [], notDataActions: [], ...permission },
    ],
  });
}

test("a role is kept by its name and its GUID in lower case", () => {
  expect(role({})).toEqual({ name: "A role", id: "28bf596f-4eb7-45ce-b5bc-6cf482fec137" });
});

test.each([
  ["Microsoft.Authorization/roleAssignments/write"],
  ["microsoft.authorization/locks/DELETE"],
  ["Microsoft.Authorization/*"],
  ["Microsoft.Authorization/*/write"],
  ["*"],
])("a role that allows %s is refused for restricted actions", (action) => {
  expect(role({ actions: [action] }).refusedFor).toBe("restricted actions");
});

test.each([
  ["reading them", { actions: ["Microsoft.Authorization/*/read"] }],
  [
    "policies, which are not restricted",
    { actions: ["Microsoft.Authorization/policyAssignments/*"] },
  ],
  [
    "everything but writing and deleting them, as Contributor does",
    {
      actions: ["*"],
      notActions: ["Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write"],
    },
  ],
])("a role that allows %s is not refused", (_what, permission) => {
  expect(role(permission).refusedFor).toBeUndefined();
});

test("a role with data actions is refused for those", () => {
  expect(role({ actions: ["*"], dataActions: ["Microsoft.Storage/*"] }).refusedFor).toBe(
    "data actions",
  );
});

test.each([
  ["*", true],
  ["*/read", true],
  ["Microsoft.Compute/*/read", undefined],
])("a role that allows %s reads every kind of resource: %s", (action, reads) => {
  expect(role({ actions: [action] }).reads).toBe(reads);
});
