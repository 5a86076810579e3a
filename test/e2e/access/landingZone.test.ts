import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, partnerIds, roleIds } from "./cast";
import type { Customer, Principal } from "./cast";
import { recorded } from "./stackState";
import { succeed } from "./succeed";

let scene: AccessScene;
let customer: Customer;
let deployer: Principal;
/** How the pipeline signs in as the deployer: by a token of its own, without any secret. */
let pipeline: Record<string, string>;

const group = "/providers/Microsoft.Management/managementGroups/landing-zones";

beforeEach(async () => {
  scene = await openAccessScene();
  const { access, directory, tokens } = scene.emulator;
  customer = addCustomer(scene.emulator, 1, { managementGroup: "landing-zones" });
  const { tenantId } = customer;
  access.addManagementGroup({ name: "landing-zones", tenantId });
  deployer = addPrincipal(scene.emulator, tenantId);
  directory.addServicePrincipal({ ...deployer, federated: true });
  const { ARM_CLIENT_SECRET: _, ...env } = deployer.env;
  pipeline = {
    ...env,
    ARM_USE_OIDC: "true",
    ARM_OIDC_TOKEN: tokens.issueAssertion({ issuer: "https://pipeline.example", subject: "main" }),
  };
});

afterEach(() => scene.close());

const program = () => `
const pulumi = require("@pulumi/pulumi");
const { PartnerAdminLink } = require("pulumi-azure-partner");
const { PartnerRoleAssignments } = require("pulumi-azure-partner/access");
const partnerId = new pulumi.Config().require("partnerId");
const identity = { tenantId: "${customer.tenantId}", objectId: "${deployer.objectId}" };
const link = new PartnerAdminLink("partner", { partnerId, identity });
new PartnerRoleAssignments("landing-zones", {
  scopes: { group: "${group}" },
  roles: (process.env.ROLES ?? "Support Request Contributor").split(","),
  existingLink: link,
});`;

const openStack = (env = pipeline) =>
  scene.openStack({ program: program(), env, config: { partnerId: partnerIds.ours } });

/** Keeps the deletion of the deployer's role waiting: carried out already, or not yet. */
function holdDelete(roleId: string, when: "before" | "after") {
  const { access, faults } = scene.emulator;
  const [assignment] = access.roleAssignments
    .all()
    .filter(
      (one) => one.principalId === deployer.objectId && one.roleDefinitionId.endsWith(roleId),
    );
  const path = new RegExp(assignment?.id ?? "none", "i");
  return faults.inject({ on: { method: "DELETE", path }, fault: { type: "hold", when } });
}

test("The identity that runs the stack is the one that is linked, and holds its role above all", async () => {
  scene.emulator.access.grant(group, deployer.objectId, roleIds.owner);
  const stack = await openStack();
  await succeed(stack.up());
  expect(scene.emulator.links.get(customer.tenantId, deployer.objectId)?.partnerId).toBe(
    partnerIds.ours,
  );
  const held = scene.emulator.access.roleAssignments.all().filter(({ scope }) => scope === group);
  expect(held.map(({ roleDefinitionId }) => roleDefinitionId)).toContain(
    `/providers/Microsoft.Authorization/roleDefinitions/${roleIds.supportRequestContributor}`,
  );
});

test("A preview by another identity shows no change, and its update changes nothing", async () => {
  scene.emulator.access.grant(group, deployer.objectId, roleIds.owner);
  const stack = await openStack();
  await succeed(stack.up());
  const reader = addPrincipal(scene.emulator, customer.tenantId);
  const signedInAsReader = { env: { ...reader.env, ARM_USE_OIDC: "" } };
  const preview = await stack.preview(["--expect-no-changes"], signedInAsReader);
  expect(preview.exitCode).toBe(0);
  const mark = scene.emulator.requests.next();
  await succeed(stack.up([], signedInAsReader));
  expect(scene.accessRequests(mark)).toEqual([]);
  expect(scene.emulator.links.history()).toHaveLength(1);
});

test("Whoever takes away its own right is told so, and what is left goes in two more steps", async () => {
  const { access, links } = scene.emulator;
  const ROLES = "Support Request Contributor,Owner";
  access.grant(group, deployer.objectId, roleIds.userAccessAdministrator);
  const bootstrap = access.roleAssignments.all().at(-1)?.id ?? "";
  const stack = await openStack({ ...pipeline, ROLES });
  await succeed(stack.up());
  access.roleAssignments.remove(bootstrap);

  // Both go at once; Azure takes the right away before it looks at the other one.
  const owner = holdDelete(roleIds.owner, "after");
  const other = holdDelete(roleIds.supportRequestContributor, "before");
  const destroying = stack.destroy();
  await Promise.all([owner.held, other.held]);
  owner.release();
  other.release();
  const first = await destroying;
  expect(first.exitCode).not.toBe(0);
  expect(first.stdout).toContain('Code="AuthorizationFailed"');
  expect(first.stdout).toContain(`with object id '${deployer.objectId}'`);
  expect(await recorded(stack, "RoleAssignment")).toHaveLength(1);
  expect(links.all()).toHaveLength(1);

  const colleague = addPrincipal(scene.emulator, customer.tenantId);
  access.grant(group, colleague.objectId, roleIds.owner);
  const second = await stack.destroy([], { env: { ...colleague.env, ARM_USE_OIDC: "" } });
  expect(second.exitCode).not.toBe(0);
  expect(second.stdout).toContain(deployer.objectId);
  expect(second.stdout).toContain(colleague.objectId);
  expect(await recorded(stack, "RoleAssignment")).toEqual([]);
  expect(links.all()).toHaveLength(1);

  await succeed(stack.destroy());
  expect(links.all()).toEqual([]);
});
