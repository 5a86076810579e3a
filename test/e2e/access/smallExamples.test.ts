import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "../../documents/documents";
import { openAccessScene } from "./accessScene";
import type { AccessScene, StackOptions } from "./accessScene";
import { addCustomer, addPrincipal, partnerIds, roleIds } from "./cast";
import type { Customer } from "./cast";
import { recorded } from "./stackState";
import { succeed } from "./succeed";

let scene: AccessScene;
let customer: Customer;

beforeEach(async () => {
  scene = await openAccessScene();
  customer = addCustomer(scene.emulator);
});

afterEach(() => scene.close());

const asked = { partnerId: partnerIds.ours, expectedPartnerName: "Contoso Consulting" };

function openExample(name: string, options: Omit<StackOptions, "program">) {
  return scene.openStack({
    program: { project: join(repository, "examples", name) },
    ...options,
    // Types are checked with all others.
    env: { PULUMI_NODEJS_TRANSPILE_ONLY: "true", ...options.env },
    config: { ...asked, ...options.config },
  });
}

const linkedPartner = (objectId: string) =>
  scene.emulator.links.get(customer.tenantId, objectId)?.partnerId;

test("azure-cli-guest links the guest whose object id is pinned, and nobody else who is signed in", async () => {
  const { directory } = scene.emulator;
  const home = directory.addTenant().tenantId;
  const upn = "ada@contoso.example";
  directory.addUser({ tenantId: home, upn });
  const { objectId } = directory.addUser({ tenantId: customer.tenantId, upn });
  const { folder } = scene.emulator.createAzureCli({ upn, tenantId: home });
  const stack = await openExample("azure-cli-guest", {
    env: {},
    pathFirst: [folder],
    config: { customerTenantId: customer.tenantId, objectId: customer.owner.objectId },
  });
  const refused = await stack.up();
  expect(refused.exitCode).not.toBe(0);
  expect(refused.stdout).toContain(objectId);
  expect(scene.emulator.links.all()).toEqual([]);

  await stack.setConfig("objectId", objectId);
  await succeed(stack.up());
  expect(linkedPartner(objectId)).toBe(partnerIds.ours);
});

test("existing-link gives a role that counts for the link of managed-identity, and another partner's stops it", async () => {
  const { tenantId, subscriptionId } = customer;
  const { objectId } = scene.emulator.directory.addManagedIdentity({ tenantId });
  const machine = await openExample("managed-identity", {
    env: scene.emulator.managedIdentityEnvironment,
    config: { tenantId, objectId },
  });
  await succeed(machine.up());
  expect(linkedPartner(objectId)).toBe(partnerIds.ours);

  const linkStack = "organization/managed-identity/test";
  const backend = { PULUMI_BACKEND_URL: pathToFileURL(join(machine.root, "backend")).href };
  const config = { linkStack, customerName: "Adatum", customerTenantId: tenantId, subscriptionId };
  const stack = await openExample("existing-link", {
    env: { ...customer.owner.env, ...backend },
    config,
  });
  const other = await stack.setConfig("partnerId", partnerIds.theirs).then(() => stack.up());
  expect(other.exitCode).not.toBe(0);
  expect(other.stdout).toContain(partnerIds.theirs);
  const held = () =>
    scene.emulator.access.roleAssignments.all().filter((one) => one.principalId === objectId);
  expect(held()).toEqual([]);

  await stack.setConfig("partnerId", partnerIds.ours);
  const { stdout } = await succeed(stack.up());
  expect(stdout).toContain("Adatum: recognition set up");
  expect(held().map(({ roleDefinitionId }) => roleDefinitionId)).toEqual([
    expect.stringContaining(roleIds.supportRequestContributor),
  ]);
});

test("drop-the-secret keeps link and state without the secret, and its destroy leaves the link", async () => {
  const { tenantId, clientId, objectId, secret } = addPrincipal(scene.emulator, customer.tenantId);
  const stack = await openExample("drop-the-secret", {
    env: {},
    config: { tenantId, clientId, objectId },
    secrets: { clientSecret: secret },
  });
  await succeed(stack.up());
  await succeed(stack.pulumi(["config", "rm", "clientSecret"]));
  await succeed(stack.up());
  const state = JSON.stringify(await stack.stackExport({ showSecrets: true }));
  expect(state).not.toContain(secret);

  scene.emulator.directory.removeSecret(clientId, secret);
  const later = await succeed(stack.refresh());
  expect(later.stdout).toContain("not verified");
  await succeed(stack.preview(["--expect-no-changes"]));
  await succeed(stack.destroy());
  expect(linkedPartner(objectId)).toBe(partnerIds.ours);
});

test("usage-attribution gives the GUID to azure-native and the location id to the link", async () => {
  const { tenantId, subscriptionId, owner } = customer;
  const usageAttributionId = "a1b2c3d4-0000-4000-8000-000000000001";
  const stack = await openExample("usage-attribution", {
    env: owner.env,
    config: { tenantId, subscriptionId, objectId: owner.objectId, usageAttributionId },
  });
  await succeed(stack.up());
  expect(linkedPartner(owner.objectId)).toBe(partnerIds.ours);
  const { resources = [] } = (await stack.stackExport()).deployment;
  const provider = resources.find(({ urn }) => urn.endsWith("::attributed"));
  expect(provider?.inputs).toMatchObject({ partnerId: usageAttributionId });
  expect(await recorded(stack, "RoleAssignment")).toHaveLength(1);
});
