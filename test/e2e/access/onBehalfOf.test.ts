import type { Workspace } from "../../engine/workspace";
import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds, roleIds } from "./cast";
import type { Customer, Principal } from "./cast";
import { linkType, recorded } from "./stackState";
import { succeed } from "./succeed";

const heldRolesType = "pulumi-nodejs:dynamic/azure-partner:HeldRoles";
const agents = "a6e47500-0000-4000-8000-000000000001";

let scene: AccessScene;
let customer: Customer;

beforeEach(async () => {
  scene = await openAccessScene();
  customer = addCustomer(scene.emulator);
});

afterEach(() => scene.close());

const signIn = ({ tenantId, clientId, secret }: Principal) => ({
  tenantId,
  clientId,
  clientSecret: secret,
});

/** Onboards Adatum, whose billing names a group and says that it acts on behalf of a partner. */
function openStack(access: object): Promise<Workspace> {
  const { tenantId, subscriptionId } = customer;
  const billing = { agreement: "cspAzurePlan", adminAgentsGroupId: agents, aobo: "yes" };
  const args = { customer: { name: "Adatum", tenantId, subscriptionId, billing }, ...access };
  const program = `
const { CustomerOnboarding } = require("pulumi-azure-partner/access");
const adatum = new CustomerOnboarding("adatum", ${JSON.stringify(args)});
exports.onBehalfOf = adatum.attribution.apply(({ credit }) => credit.map((claim) => claim.onBehalfOf));
exports.findings = adatum.attribution.apply(({ findings }) => findings.map(({ id }) => id));`;
  return scene.openStack({ program, env: customer.owner.env });
}

/** As the customer does, without a word. */
function takeAway(): void {
  const { roleAssignments } = scene.emulator.access;
  const given = roleAssignments.all().find(({ principalId }) => principalId === agents);
  roleAssignments.remove(given?.id ?? "");
}

/** Who asked for lists of role assignments, from request `since` on. */
function readers(since = 0): (string | undefined)[] {
  return scene.emulator.requests
    .all()
    .filter(({ index, kind }) => index >= since && kind === "roleAssignment")
    .filter(({ method, path }) => method === "GET" && path.endsWith("/roleAssignments"))
    .map(({ objectId }) => objectId);
}

test("Beside direct access the linked identity reads the group's roles once it may, and a refresh finds them gone", async () => {
  const guest = addPrincipal(scene.emulator, customer.tenantId);
  scene.emulator.access.grant(customer.scope, agents, roleIds.owner);
  const identity = { ...signIn(guest), objectId: guest.objectId };
  const stack = await openStack({
    direct: {
      principalId: guest.objectId,
      roles: ["Support Request Contributor"],
      link: { partnerId: partnerIds.ours, identity },
    },
  });
  await succeed(stack.preview());
  expect(readers()).toEqual([]);

  await succeed(stack.up());
  expect(readers()).toEqual([guest.objectId]);
  expect(await stack.stackOutput()).toMatchObject({
    onBehalfOf: [{ answer: "yes", from: "read" }],
    findings: expect.arrayContaining(["S3"]),
  });
  const [reading] = await recorded(stack, heldRolesType);
  const [link] = await recorded(stack, linkType);
  const [assignment] = await recorded(stack, "azure-native:authorization:RoleAssignment");
  expect(reading?.urn).toMatch(/CustomerOnboarding\$[^$]*HeldRoles::adatum-on-behalf-of$/);
  expect(reading?.dependencies).toEqual(expect.arrayContaining([link?.urn, assignment?.urn]));
  expect(JSON.stringify(await stack.stackExport())).not.toContain(guest.secret);

  takeAway();
  const mark = scene.emulator.requests.next();
  await succeed(stack.up(["--expect-no-changes"]));
  expect(readers(mark)).toEqual([]);

  await succeed(stack.refresh());
  const { stdout } = await succeed(stack.up());
  expect(stdout).toContain(`S6: Admin on behalf of is declared, and Azure shows no listed role`);
  expect((await stack.stackOutput()).onBehalfOf).toEqual([{ answer: "unknown", from: "read" }]);
  await succeed(stack.destroy());
});

test("Beside Azure Lighthouse whoever is named reads, once the delegation lets it", async () => {
  const partner = addPrincipal(scene.emulator, addTenant(scene.emulator));
  scene.emulator.access.grant(customer.scope, agents, roleIds.owner);
  const { tenantId, objectId } = partner;
  const stack = await openStack({
    lighthouse: {
      existingLink: { id: `${tenantId}/${objectId}`, partnerId: partnerIds.ours },
      managedByTenantId: tenantId,
      registrationDefinitionName: "Managed by Contoso",
      authorizations: [{ principalId: objectId, role: "Support Request Contributor" }],
      readAs: signIn(partner),
    },
  });
  await succeed(stack.up());
  expect(readers()).toEqual([objectId]);
  expect((await stack.stackOutput()).onBehalfOf).toEqual([{ answer: "yes", from: "read" }]);
  await succeed(stack.preview(["--expect-no-changes"]));
});

test("Where whoever reads may not, admin on behalf of stays as declared, and nothing fails", async () => {
  const guest = addPrincipal(scene.emulator, customer.tenantId);
  const stack = await openStack({
    direct: {
      principalId: guest.objectId,
      roles: ["Support Request Contributor"],
      existingLink: { id: `${guest.tenantId}/${guest.objectId}`, partnerId: partnerIds.ours },
      readAs: signIn(addPrincipal(scene.emulator, customer.tenantId)),
    },
  });
  const { stdout } = await succeed(stack.up());
  expect(stdout).not.toContain("S6");
  expect((await stack.stackOutput()).onBehalfOf).toEqual([{ answer: "yes", from: "declared" }]);
  const [reading] = await recorded(stack, heldRolesType);
  expect(reading?.outputs?.readings).toEqual([
    {
      principalId: agents,
      scope: customer.scope,
      unreadable: "Azure answered 403 (AuthorizationFailed)",
    },
  ]);
});
