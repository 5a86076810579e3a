import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds, roleIds } from "./cast";
import type { Customer, Principal } from "./cast";
import { recorded } from "./stackState";
import { succeed } from "./succeed";

let scene: AccessScene;
let home: Principal;

beforeEach(async () => {
  scene = await openAccessScene();
  home = addPrincipal(scene.emulator, addTenant(scene.emulator));
});

afterEach(() => scene.close());

/** A customer whose tenant has a service principal of the partner's multi-tenant application. */
function addConsentingCustomer(number: number): Customer & { guest: Principal } {
  const customer = addCustomer(scene.emulator, number);
  return { ...customer, guest: addPrincipal(scene.emulator, customer.tenantId, home) };
}

const program = `
const pulumi = require("@pulumi/pulumi");
const { CustomerOnboarding } = require("pulumi-azure-partner/access");
const { Provider } = require("@pulumi/azure-native/provider");
const partnerId = new pulumi.Config().require("partnerId");
const customers = JSON.parse(process.env.CUSTOMERS);
const roles = (process.env.ROLES ?? "Support Request Contributor").split(",");
module.exports = Object.fromEntries(customers.map(({ tenantId, subscriptionId, owner, guest }) => {
  const name = "customer-" + Number(subscriptionId.slice(-12));
  const provider = new Provider(name, {
    tenantId,
    subscriptionId,
    clientId: owner.env.ARM_CLIENT_ID,
    clientSecret: owner.env.ARM_CLIENT_SECRET,
    metadataHost: process.env.ARM_METADATA_HOSTNAME,
    disableInstanceDiscovery: true,
  });
  const identity = process.env.NO_IDENTITY ? undefined : {};
  const onboarding = new CustomerOnboarding(name, {
    customer: { name, tenantId, subscriptionId },
    direct: {
      principalId: guest.objectId,
      roles,
      link: { partnerId, identity, rebindFrom: ["${partnerIds.ours}"] },
    },
  }, { provider });
  return [name, onboarding.attribution];
}));`;

async function openStack(customers: unknown[], env: Record<string, string> = {}) {
  return scene.openStack({
    program,
    // The partner signs in with the credential it has in every tenant; each link names its tenant.
    env: { ...home.env, CUSTOMERS: JSON.stringify(customers), ...env },
    config: { partnerId: partnerIds.ours },
  });
}

test("One multi-tenant application is linked in three tenants, and a merger leaves no gap", async () => {
  const { links, access } = scene.emulator;
  const customers = [1, 2, 3].map(addConsentingCustomer);
  const stack = await openStack(customers);
  await succeed(stack.up());

  const linked = customers.map(({ tenantId, guest }) => ({ tenantId, objectId: guest.objectId }));
  const given = access.roleAssignments.history().length;
  await stack.setConfig("partnerId", partnerIds.theirs);
  const preview = await stack.preview(["--diff"]);
  expect(preview.stdout).not.toMatch(/azure-native:authorization.*\((update|replace|delete)/);
  await succeed(stack.up());
  for (const { tenantId, objectId } of linked) {
    const changes = links.history(tenantId, objectId).map(({ from, to }) => [from, to]);
    expect(changes).toEqual([
      [undefined, partnerIds.ours],
      [partnerIds.ours, partnerIds.theirs],
    ]);
  }
  expect(access.roleAssignments.history()).toHaveLength(given);
});

test("The link is refused when the credential is not who gets the roles", async () => {
  const customer = addConsentingCustomer(1);
  const stranger = addPrincipal(scene.emulator, customer.tenantId);
  const stack = await openStack([{ ...customer, guest: stranger }]);
  const { exitCode, stdout } = await stack.up();
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain(customer.guest.objectId);
  expect(stdout).toContain(stranger.objectId);
  expect(scene.emulator.requests.count("link")).toBe(0);
});

test("Whoever gives access and says not who is linked is told why that cannot be", async () => {
  const stack = await openStack([addConsentingCustomer(1)], { NO_IDENTITY: "true" });
  const { exitCode, stdout } = await stack.up();
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain("nothing says who is linked");
  expect(scene.accessRequests()).toEqual([]);
});

test("Another role is given before the former is taken away", async () => {
  const customer = addConsentingCustomer(1);
  const stack = await openStack([customer]);
  await succeed(stack.up());
  const { roleAssignments } = scene.emulator.access;
  const before = roleAssignments.history().length;
  const { exitCode } = await stack.up([], { env: { ROLES: "Contributor" } });
  expect(exitCode).toBe(0);
  const changes = roleAssignments.history().slice(before);
  expect(changes.map(({ after }) => after?.roleDefinitionId.split("/").pop())).toEqual([
    roleIds.contributor,
    undefined,
  ]);
});

test("A principal that Azure does not know yet gets its role, because its type is said", async () => {
  const customer = addConsentingCustomer(1);
  scene.emulator.access.delayPrincipal(customer.guest.objectId, 1);
  const stack = await openStack([customer]);
  await succeed(stack.up());
  const [assignment] = await recorded(stack, "RoleAssignment");
  expect(assignment?.inputs).toEqual(
    expect.objectContaining({ principalType: "ServicePrincipal" }),
  );
});
