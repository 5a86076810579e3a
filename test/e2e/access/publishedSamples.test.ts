import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, roleIds } from "./cast";
import type { Customer, Principal } from "./cast";

/**
 * The shapes of the parameter files that Microsoft publishes for Azure Lighthouse, with other names
 * and ids: what they delegate, and what is said about it here.
 */
let scene: AccessScene;
let customer: Customer;
let partner: Principal;

const operators = "9e0e0000-0000-4000-8000-000000000001";
const approvers = "9e0e0000-0000-4000-8000-000000000002";
const virtualMachineContributor = "9980e02c-c2be-4d73-94e8-173b1dc7cf3c";
const resourcePolicyContributor = "36243c78-bf99-498c-9df9-86d9f8d28608";
const logAnalyticsContributor = "92aaf0da-9dab-42b6-94a3-d43ce8d16293";
const { reader, contributor, registrationAssignmentDelete, userAccessAdministrator } = roleIds;

beforeEach(async () => {
  scene = await openAccessScene();
  customer = addCustomer(scene.emulator);
  partner = addPrincipal(scene.emulator, addTenant(scene.emulator));
});

afterEach(() => scene.close());

/** Deploys a delegation, and tells the ids of the rules that said something. */
async function deploy(sample: object): Promise<string[]> {
  const args = {
    subscriptionId: customer.subscriptionId,
    managedByTenantId: partner.tenantId,
    registrationDefinitionName: "Managed services",
    description: "Managed services",
    ...sample,
  };
  const stack = await scene.openStack({
    program: `
const { LighthouseDelegation } = require("pulumi-azure-partner/access");
const { checked } = new LighthouseDelegation("sample", ${JSON.stringify(args)});
exports.said = checked.apply(({ findings }) => findings.map(({ id, level }) => id + " " + level));`,
    env: customer.owner.env,
  });
  const { exitCode, stdout } = await stack.up();
  if (exitCode !== 0) {
    throw new Error(stdout);
  }
  return (await stack.stackOutput()).said as string[];
}

test("A subscription: the role that got data actions later is warned about, not refused", async () => {
  const said = await deploy({
    authorizations: [
      { principalId: operators, role: contributor },
      { principalId: approvers, role: virtualMachineContributor },
      { principalId: operators, role: registrationAssignmentDelete },
      {
        principalId: operators,
        role: userAccessAdministrator,
        delegatedRoles: [contributor, logAnalyticsContributor, virtualMachineContributor],
      },
    ],
  });
  expect(said).toContain("L2 warning");
  // The role for ending a delegation is in no table of what earns, and nobody expects it there.
  expect(said).not.toContain("P9 note");
  expect(said.filter((one) => one.endsWith("error"))).toEqual([]);
  expect(scene.emulator.access.definitions.all()[0]?.properties.authorizations).toHaveLength(4);
});

test("Resource groups: one definition at the subscription, one assignment in each", async () => {
  const groups = ["test", "test2", "test3"].map((name) => [
    name,
    `${customer.scope}/resourceGroups/${name}`,
  ]);
  const said = await deploy({
    scopes: Object.fromEntries(groups) as object,
    authorizations: [
      { principalId: operators, role: reader },
      { principalId: operators, role: registrationAssignmentDelete },
      {
        principalId: operators,
        role: userAccessAdministrator,
        delegatedRoles: [contributor, logAnalyticsContributor],
      },
    ],
  });
  expect(said).toContain("L2 warning");
  const { definitions, assignments } = scene.emulator.access;
  expect(definitions.all()).toHaveLength(1);
  expect(
    assignments
      .all()
      .map(({ scope }) => scope)
      .sort(),
  ).toEqual(groups.map(([, scope]) => scope));
});

test("Eligible roles with one approver: taken as they are, with a word on who stands in", async () => {
  const said = await deploy({
    authorizations: [
      { principalId: operators, role: reader },
      { principalId: operators, role: registrationAssignmentDelete },
    ],
    eligibleAuthorizations: [
      {
        principalId: operators,
        role: resourcePolicyContributor,
        approvers: [{ principalId: approvers, principalIdDisplayName: "Approvers" }],
      },
    ],
  });
  expect(said.filter((one) => !one.endsWith("note"))).toEqual(["L13 warning"]);
  expect(
    scene.emulator.access.definitions.all()[0]?.properties.eligibleAuthorizations?.[0],
  ).toEqual({
    principalId: operators,
    roleDefinitionId: resourcePolicyContributor,
    justInTimeAccessPolicy: {
      multiFactorAuthProvider: "Azure",
      maximumActivationDuration: "PT8H",
      managedByTenantApprovers: [{ principalId: approvers, principalIdDisplayName: "Approvers" }],
    },
  });
});

test("A Marketplace plan: the association needs no link, and only the customer can leave", async () => {
  const said = await deploy({
    authorizations: [
      { principalId: operators, role: contributor },
      { principalId: operators, role: resourcePolicyContributor },
    ],
    plan: { name: "assessment", publisher: "contoso", product: "assessment", version: "2.0.0" },
  });
  expect(said).toEqual(expect.arrayContaining(["M1 note", "L7 warning"]));
  expect(scene.emulator.access.definitions.all()[0]?.plan).toEqual(
    expect.objectContaining({ product: "assessment" }),
  );
});
