import type { Workspace } from "../../engine/workspace";
import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds } from "./cast";
import type { Customer, Principal } from "./cast";
import { succeed } from "./succeed";

let scene: AccessScene;
let customer: Customer;
let former: Principal;
let next: Principal;

beforeEach(async () => {
  scene = await openAccessScene();
  customer = addCustomer(scene.emulator);
  former = addPrincipal(scene.emulator, addTenant(scene.emulator));
  next = addPrincipal(scene.emulator, addTenant(scene.emulator));
});

afterEach(() => scene.close());

function openStack(partner: Principal, partnerId: string, roles: string[]): Promise<Workspace> {
  const { tenantId, objectId } = partner;
  const args = {
    customer: {
      name: "Adatum",
      tenantId: customer.tenantId,
      subscriptionId: customer.subscriptionId,
    },
    lighthouse: {
      existingLink: { id: `${tenantId}/${objectId}`, partnerId },
      managedByTenantId: tenantId,
      registrationDefinitionName: `Managed under ${partnerId}`,
      authorizations: roles.map((role) => ({
        principalId: objectId,
        principalType: "ServicePrincipal",
        role,
      })),
    },
  };
  return scene.openStack({
    program: `
const { CustomerOnboarding } = require("pulumi-azure-partner/access");
new CustomerOnboarding("adatum", ${JSON.stringify(args)});`,
    env: customer.owner.env,
    stack: `customer-${partnerId}`,
  });
}

test("The next partner's access stands before the former one's goes, so that somebody always has it", async () => {
  const { assignments } = scene.emulator.access;
  const formerStack = await openStack(former, partnerIds.ours, ["Contributor"]);
  const nextStack = await openStack(next, partnerIds.theirs, ["Contributor"]);
  await succeed(formerStack.up());
  await succeed(nextStack.up());
  expect(assignments.all()).toHaveLength(2);
  await succeed(formerStack.destroy());
  const [left, ...others] = assignments.all();
  expect(others).toEqual([]);
  const definition = scene.emulator.access.definitions.get(left?.registrationDefinitionId ?? "");
  expect(definition?.properties.managedByTenantId).toBe(next.tenantId);
});

test("The delegated principal can end the delegation where it holds the role for that", async () => {
  const roles = ["Contributor", "Managed Services Registration assignment Delete Role"];
  const stack = await openStack(former, partnerIds.ours, roles);
  await succeed(stack.up());
  const { assignments, definitions } = scene.emulator.access;

  // It ends its own access with the assignment, so the definition stays with the customer.
  const { exitCode, stdout } = await stack.destroy([], { env: former.env });
  expect(exitCode).not.toBe(0);
  expect(assignments.all()).toEqual([]);
  expect(definitions.all()).toHaveLength(1);
  expect(stdout).toContain('Code="InvalidAuthenticationTokenTenant"');

  await succeed(stack.destroy());
  expect(definitions.all()).toEqual([]);
});

test("Without that role the delegated principal cannot, and the plan has said so", async () => {
  const stack = await openStack(former, partnerIds.ours, ["Contributor"]);
  const { stdout: planned } = await stack.preview();
  expect(planned).toContain("Only the customer can remove this delegation.");
  await succeed(stack.up());
  const { exitCode, stdout } = await stack.destroy([], { env: former.env });
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain(
    "perform action 'Microsoft.ManagedServices/registrationAssignments/delete'",
  );
  expect(scene.emulator.access.assignments.all()).toHaveLength(1);
});
