import * as pulumi from "@pulumi/pulumi";
import { PartnerRoleAssignments } from "../../../sdk/nodejs/access";
import type { EligibleRole, PartnerRoleAssignmentsArgs } from "../../../sdk/nodejs/access";
import { roleAssignmentName } from "../../../sdk/nodejs/access/children/names";
import {
  customerTenant,
  linked,
  reader,
  somebody,
  linkAtCustomer,
  standingLink,
  subscription,
  supportRequestContributor,
  team,
} from "./ids";
import { childrenOf, runProgram } from "./program";

const scope = `/subscriptions/${subscription}`;
const prefix = "azure-native:authorization:";
const existingLink = linkAtCustomer;

const args = (changes: Partial<PartnerRoleAssignmentsArgs> = {}): PartnerRoleAssignmentsArgs => ({
  scopes: { subscription: scope },
  roles: ["Support Request Contributor"],
  existingLink,
  customer: { tenantId: customerTenant },
  ...changes,
});
const declare = (changes?: Partial<PartnerRoleAssignmentsArgs>) =>
  new PartnerRoleAssignments("fabrikam", args(changes));

test("every scope and role is one assignment, named for both", async () => {
  const apps = `${scope}/resourceGroups/Apps`;
  const { resources } = await runProgram(() =>
    declare({
      scopes: { apps, data: `${scope}/resourceGroups/data` },
      roles: ["Reader", somebody],
    }),
  );
  expect(childrenOf(resources, prefix)).toEqual([
    `RoleAssignment fabrikam-apps-${somebody}`,
    "RoleAssignment fabrikam-apps-reader",
    `RoleAssignment fabrikam-data-${somebody}`,
    "RoleAssignment fabrikam-data-reader",
  ]);
});

test("an assignment goes to the linked identity, as a service principal, under a derived name", async () => {
  const { resources } = await runProgram(() => declare({ condition: "@Resource[x] Exists" }));
  expect(resources.find((one) => one.type.startsWith(prefix))?.inputs).toEqual({
    scope,
    principalId: linked,
    principalType: "ServicePrincipal",
    roleDefinitionId: `${scope}/providers/Microsoft.Authorization/roleDefinitions/${supportRequestContributor}`,
    roleAssignmentName: roleAssignmentName(scope, linked, supportRequestContributor),
    condition: "@Resource[x] Exists",
    conditionVersion: "2.0",
  });
});

test("a role at a management group is spelled without a subscription", async () => {
  const group = "/providers/Microsoft.Management/managementGroups/landing-zones";
  const { resources } = await runProgram(() => declare({ scopes: { group }, roles: ["Reader"] }));
  expect(resources.find((one) => one.type.startsWith(prefix))?.inputs).toMatchObject({
    scope: group,
    roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${reader}`,
  });
});

test("an eligible role is a schedule of Privileged Identity Management without an end", async () => {
  const { resources, log } = await runProgram(() =>
    declare({ roles: undefined, eligible: [{ role: "Contributor", justification: "on call" }] }),
  );
  const children = resources.filter((one) => one.type.startsWith(prefix));
  expect(children.map(({ name }) => name)).toEqual(["fabrikam-eligible-subscription-contributor"]);
  expect(children[0]?.inputs).toMatchObject({
    scope,
    principalId: linked,
    justification: "on call",
    scheduleInfo: { expiration: { type: "NoExpiration" } },
  });
  expect(log.join("\n")).toContain(
    "P10: Contributor is only eligible, and a service principal cannot activate it",
  );
});

test("a component registers what it declares", async () => {
  const eligible: EligibleRole[] = [{ role: "Contributor", endDateTime: "2027-01-01T00:00:00Z" }];
  const { resources } = await runProgram(() => declare({ eligible }));
  const component = resources.find(({ type }) => type.endsWith(":PartnerRoleAssignments"));
  expect(component?.inputs.access).toEqual({
    mode: "direct",
    linkedObjectId: linked,
    places: { subscription: { scope } },
    permanent: [
      { principalId: linked, group: false, roleId: supportRequestContributor, listed: true },
    ],
    eligible: [
      {
        principalId: linked,
        roleId: "b24988ac-6180-42a0-ab88-20f7382dd24c",
        endDateTime: "2027-01-01T00:00:00Z",
      },
    ],
  });
});

test("another partner id changes no assignment", async () => {
  const inputs = async (partnerId: string) => {
    const { resources } = await runProgram(() =>
      declare({ existingLink: { ...existingLink, partnerId: pulumi.output(partnerId) } }),
    );
    return resources.filter((one) => one.type.startsWith(prefix));
  };
  expect(await inputs("7654321")).toEqual(await inputs("1234567"));
});

test("while the link changes, its id still tells whose the assignments are", async () => {
  const { resources } = await runProgram(() =>
    declare({
      existingLink: {
        id: pulumi.output(`${customerTenant}/${linked}`),
        partnerId: pulumi.output(pulumi.unknown as unknown as string),
      },
    }),
  );
  expect(resources.find((one) => one.type.startsWith(prefix))?.inputs).toMatchObject({
    principalId: linked,
    roleAssignmentName: roleAssignmentName(scope, linked, supportRequestContributor),
  });
});

test.each<[string, Partial<PartnerRoleAssignmentsArgs>]>([
  ["A1: scopes is empty", { scopes: {} }],
  ["A1: roles is empty", { roles: [] }],
  ['A2: scopes["main"] is', { scopes: { main: "Contoso" } }],
  ["scopes is not an object", { scopes: [scope] as unknown as Record<string, string> }],
  ['existingLink.id is "', { existingLink: { ...existingLink, id: linked } }],
  [
    "existingLink.partnerId is a number",
    { existingLink: { ...existingLink, partnerId: 1234567 as unknown as string } },
  ],
  ["P3: ", { existingLink: { ...existingLink, expectedPartnerIds: ["7654321"] } }],
  [
    "A1: existingLink.expectedPartnerIds is empty",
    { existingLink: { ...existingLink, expectedPartnerIds: [] } },
  ],
  ["A2: principalId is missing", { existingLink: undefined }],
  ["A3: ", { roles: ["Reader", reader] }],
  ["P5: ", { existingLink: standingLink }],
  ["P6: ", { principalId: somebody }],
])("%s: stopped before an assignment is registered", async (text, changes) => {
  const errors: unknown[] = [];
  const { resources } = await runProgram(() => {
    try {
      declare(changes);
    } catch (error) {
      errors.push(error);
    }
  });
  expect(errors[0]).toMatchObject({ message: expect.stringContaining(text), hideStack: true });
  expect(childrenOf(resources, prefix)).toEqual([]);
});

test("a group is assigned as a group, and its declared member counts", async () => {
  const { resources, log } = await runProgram(() =>
    declare({ principalId: team, principalType: "Group", members: [linked] }),
  );
  expect(resources.find((one) => one.type.startsWith(prefix))?.inputs).toMatchObject({
    principalId: team,
    principalType: "Group",
  });
  expect(log.join("\n")).not.toContain("P7");
});
