import { findAzureNative } from "../../azureNative/findAzureNative";
import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, roleIds } from "./cast";
import type { Customer, Principal } from "./cast";
import { recorded } from "./stackState";
import { succeed } from "./succeed";

const azureNative = findAzureNative();

let scene: AccessScene;
let customer: Customer;
let partner: Principal;

beforeEach(async () => {
  scene = await openAccessScene();
  partner = addPrincipal(scene.emulator, addTenant(scene.emulator));
  customer = addCustomer(scene.emulator);
});

afterEach(() => scene.close());

const definition = () => `
const { RegistrationDefinition } = require("@pulumi/azure-native/managedservices");
new RegistrationDefinition("offer", {
  scope: "${customer.scope}",
  registrationDefinitionId: "0ffe0000-0000-4000-8000-000000000001",
  properties: {
    managedByTenantId: "${partner.tenantId}",
    registrationDefinitionName: "Managed by Contoso",
    description: process.env.DESCRIPTION,
    authorizations: [
      { principalId: "${partner.objectId}", roleDefinitionId: "${roleIds.contributor}" },
    ],
  },
});`;

const roleAssignment = (principalType = "ServicePrincipal") => `
const { RoleAssignment } = require("@pulumi/azure-native/authorization");
new RoleAssignment("role", {
  scope: "${customer.scope}",
  principalId: "${customer.owner.objectId}",
  principalType: "${principalType}",
  roleDefinitionId: "${customer.scope}/providers/Microsoft.Authorization/roleDefinitions/${roleIds.reader}",
  roleAssignmentName: "0a550000-0000-4000-8000-000000000001",
}, { import: process.env.IMPORT });`;

test("A preview asks nothing of Resource Manager", async () => {
  const stack = await scene.openStack({ program: definition(), env: customer.owner.env });
  await succeed(stack.preview());
  expect(scene.emulator.requests.all()).toEqual([]);
});

test("A long-running create looks, writes, follows the operation and reads", async () => {
  const stack = await scene.openStack({ program: definition(), env: customer.owner.env });
  await succeed(stack.up());
  expect(scene.accessRequests()).toEqual([
    "GET registrationDefinition 404",
    "PUT registrationDefinition 201",
    "GET operation 200",
    "GET registrationDefinition 200",
    "GET registrationDefinition 200",
  ]);
});

test("An update writes without looking first, and a description changes in place", async () => {
  const stack = await scene.openStack({ program: definition(), env: customer.owner.env });
  await succeed(stack.up());
  const mark = scene.emulator.requests.next();
  const { stdout } = await stack.up([], { env: { DESCRIPTION: "Around the clock" } });
  expect(stdout).toContain("1 updated");
  expect(scene.accessRequests(mark)[0]).toBe("PUT registrationDefinition 200");
  expect(scene.emulator.access.definitions.all()[0]?.properties.description).toBe(
    "Around the clock",
  );
});

test("A subscription that is not registered is registered, and the write is repeated", async () => {
  scene.emulator.access.addSubscription({ ...customer, registered: [] });
  const stack = await scene.openStack({ program: definition(), env: customer.owner.env });
  await succeed(stack.up());
  expect(scene.accessRequests().slice(1, 5)).toEqual([
    "PUT registrationDefinition 409",
    "POST resourceProvider 200",
    "GET resourceProvider 200",
    "PUT registrationDefinition 201",
  ]);
});

test("A write that fails after it was accepted is recorded with its failure", async () => {
  scene.emulator.switches.operationFailure = { code: "Conflict", message: "Not today." };
  const stack = await scene.openStack({ program: definition(), env: customer.owner.env });
  const { exitCode, stdout } = await stack.up();
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain('Code="Conflict" Message="Not today."');
  expect(await recorded(stack, "RegistrationDefinition")).toHaveLength(1);
});

test("A deletion that finds nothing is no failure", async () => {
  const stack = await scene.openStack({ program: definition(), env: customer.owner.env });
  await succeed(stack.up());
  scene.emulator.faults.inject({
    on: { kind: "registrationDefinition", method: "DELETE" },
    fault: { type: "status", status: 404 },
  });
  await succeed(stack.destroy());
  expect(await recorded(stack, "RegistrationDefinition")).toEqual([]);
});

test("A refresh takes over what the customer changed", async () => {
  const stack = await scene.openStack({ program: definition(), env: customer.owner.env });
  await succeed(stack.up());
  const { definitions } = scene.emulator.access;
  const [standing] = definitions.all();
  if (standing) {
    const properties = { ...standing.properties, registrationDefinitionName: "Renamed" };
    definitions.set(standing.id, { ...standing, properties });
  }
  await succeed(stack.refresh());
  const { stdout } = await stack.preview(["--diff"]);
  expect(stdout).toContain('registrationDefinitionName: "Renamed" => "Managed by Contoso"');
});

test("An import reads what stands, and leaves nothing to change", async () => {
  const name = "0a550000-0000-4000-8000-000000000001";
  const id = `${customer.scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
  scene.emulator.access.roleAssignments.set(id, {
    ...{ id, name, scope: customer.scope, principalType: "ServicePrincipal" },
    principalId: customer.owner.objectId,
    roleDefinitionId: `${customer.scope}/providers/Microsoft.Authorization/roleDefinitions/${roleIds.reader}`,
  });
  const stack = await scene.openStack({ program: roleAssignment(), env: customer.owner.env });
  const imported = await stack.up([], { env: { IMPORT: id } });
  expect(imported.stdout).toContain("1 imported");
  await succeed(stack.preview(["--expect-no-changes"]));
  expect(scene.accessRequests().filter((request) => request.startsWith("PUT"))).toEqual([]);
});

test("A principal of another type than declared is refused in Azure's words", async () => {
  const stack = await scene.openStack({ program: roleAssignment("User"), env: customer.owner.env });
  const { exitCode, stdout } = await stack.up();
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain('Status=400 Code="UnmatchedPrincipalType"');
});

test("A provider of the program's own signs in as itself, by OIDC where it says so", async () => {
  const { tokens, directory } = scene.emulator;
  const pipeline = directory.addServicePrincipal({ tenantId: customer.tenantId, federated: true });
  const assertion = tokens.issueAssertion({ issuer: "https://pipeline.example", subject: "main" });
  const program = `
const { Provider } = require("@pulumi/azure-native/provider");
const { getClientConfigOutput } = require("@pulumi/azure-native/authorization");
const provider = new Provider("pipeline", {
  tenantId: "${pipeline.tenantId}",
  clientId: "${pipeline.clientId}",
  useOidc: true,
  oidcToken: "${assertion}",
  subscriptionId: "${customer.subscriptionId}",
});
exports.own = getClientConfigOutput({ provider }).objectId;
exports.ambient = getClientConfigOutput().objectId;`;
  const { ARM_CLIENT_SECRET: secret = "", ...env } = customer.owner.env;
  const stack = await scene.openStack({
    program,
    env,
    config: { "azure-native:clientSecret": secret },
  });
  await succeed(stack.up());
  expect(await stack.stackOutput()).toEqual({
    own: pipeline.objectId,
    ambient: customer.owner.objectId,
  });
});

if (azureNative.kind === "standIn") {
  test("The stand-in calls itself one wherever its results are shown", async () => {
    const stack = await scene.openStack({ program: definition(), env: customer.owner.env });
    expect((await stack.up()).stdout).toContain(
      "azure-native is played by a stand-in, not the released plugin.",
    );
  });
}
