import type { Workspace } from "../../engine/workspace";
import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds } from "./cast";
import type { Customer, Principal } from "./cast";
import { recorded } from "./stackState";
import { succeed } from "./succeed";

let scene: AccessScene;
let partner: Principal;
let customer: Customer;

beforeEach(async () => {
  scene = await openAccessScene();
  partner = addPrincipal(scene.emulator, addTenant(scene.emulator));
  customer = addCustomer(scene.emulator);
});

afterEach(() => scene.close());

/** One customer's stack; the link is told as another stack's outputs tell it. */
function openCustomerStack(
  change: { linkedIn?: string; role?: string; authorized?: string } = {},
): Promise<Workspace> {
  const { tenantId, objectId } = partner;
  const id = `${change.linkedIn ?? tenantId}/${objectId}`;
  const args = {
    customer: {
      name: "Adatum",
      tenantId: customer.tenantId,
      subscriptionId: customer.subscriptionId,
    },
    lighthouse: {
      existingLink: { id, partnerId: partnerIds.ours },
      managedByTenantId: tenantId,
      registrationDefinitionName: "Managed by Contoso",
      authorizations: [
        {
          principalId: change.authorized ?? objectId,
          principalType: "ServicePrincipal",
          role: change.role ?? "Support Request Contributor",
        },
      ],
    },
  };
  const program = `
const { CustomerOnboarding } = require("pulumi-azure-partner/access");
const args = ${JSON.stringify(args)};
const { lighthouse } = args;
if (process.env.PARTNER_ID) lighthouse.existingLink.partnerId = process.env.PARTNER_ID;
if (process.env.EXPECTED) lighthouse.existingLink.expectedPartnerIds = [process.env.EXPECTED];
const managingTenant = process.env.MANAGING_TENANT;
if (managingTenant) {
  lighthouse.managedByTenantId = managingTenant;
  lighthouse.existingLink.id = managingTenant + "/${objectId}";
  lighthouse.registrationDefinitionName = "Managed by Contoso's new tenant";
}
const adatum = new CustomerOnboarding("adatum", args);
exports.attribution = adatum.attribution;
exports.markdown = adatum.markdown;`;
  return scene.openStack({ program, env: customer.owner.env });
}

test("A customer is onboarded, nothing changes the second time, and all of it goes again", async () => {
  const stack = await openCustomerStack();
  const { access } = scene.emulator;

  await succeed(stack.up());
  expect(access.assignments.all()).toEqual([
    expect.objectContaining({
      scope: customer.scope,
      provisioningState: "Succeeded",
      registrationDefinitionId: access.definitions.all()[0]?.id,
    }),
  ]);
  expect(access.definitions.all()[0]?.properties).toEqual(
    expect.objectContaining({ managedByTenantId: partner.tenantId }),
  );

  const mark = scene.emulator.requests.next();
  await succeed(stack.up(["--expect-no-changes"]));
  expect(scene.accessRequests(mark)).toEqual([]);

  await succeed(stack.destroy());
  expect(access.assignments.all()).toEqual([]);
  expect(access.definitions.all()).toEqual([]);
});

test("The report says what recognition rests on, and no more than is known about credit", async () => {
  const stack = await openCustomerStack();
  await succeed(stack.up());
  const { attribution, markdown } = await stack.stackOutput();
  expect(attribution).toEqual(
    expect.objectContaining({
      recognition: [expect.objectContaining({ scopes: [customer.scope], outcome: "setUp" })],
      partner: { id: partnerIds.ours, provenance: "not verified" },
    }),
  );
  expect(markdown).toContain("**Earned credit: not known**; expected if");
  expect(markdown).not.toMatch(/\bearns\b/);
});

test("A link in another tenant than the managing one is refused by the plan", async () => {
  const stack = await openCustomerStack({ linkedIn: customer.tenantId });
  const { exitCode, stdout } = await stack.preview();
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain('"adatum" was stopped before anything was written');
  expect(stdout).toContain(`The identity is linked in tenant ${customer.tenantId}`);
});

test("Another partner than expected is refused by the plan, with both named", async () => {
  const stack = await openCustomerStack();
  const { exitCode, stdout } = await stack.preview([], { env: { EXPECTED: partnerIds.theirs } });
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain(
    `is linked to partner ${partnerIds.ours}, but expectedPartnerIds names ${partnerIds.theirs}.`,
  );
});

test("Warnings stop a run where the configuration says so, before anything is written", async () => {
  const stack = await openCustomerStack();
  await stack.setConfig("azure-partner:warningsFail", "true");
  const { exitCode, stdout } = await stack.up();
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain("L7: Only the customer can remove this delegation.");
  expect(stdout).toContain("Warnings stop this run, because azure-partner:warningsFail is true");
  expect(scene.accessRequests()).toEqual([]);
  await stack.setConfig("azure-partner:warningsFail", "false");
  await succeed(stack.up());
});

test("A link of an identity that holds no role is refused by the plan", async () => {
  const stranger = addPrincipal(scene.emulator, partner.tenantId);
  const stack = await openCustomerStack({ authorized: stranger.objectId });
  const { exitCode, stdout } = await stack.up();
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain(
    `Identity ${partner.objectId} is linked, but none of the declared access`,
  );
  expect(scene.accessRequests()).toEqual([]);
});

test("Owner is refused by the plan, as Azure would refuse it", async () => {
  const stack = await openCustomerStack({ role: "Owner" });
  const { exitCode, stdout } = await stack.up();
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain("L1: Azure Lighthouse never delegates Owner");
  expect(scene.accessRequests()).toEqual([]);
});

test("A role with data actions is warned about by the plan, and Azure is the judge", async () => {
  const stack = await openCustomerStack({ role: "Log Analytics Contributor" });
  const preview = await succeed(stack.preview());
  expect(preview.stdout).toContain("L1: Azure Lighthouse refuses Log Analytics Contributor");
  const { exitCode, stdout } = await stack.up();
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain("with data actions not allowed for registration definition");
  expect(scene.emulator.access.definitions.all()).toEqual([]);
});

test("Another partner id previews and makes no change of the access", async () => {
  const stack = await openCustomerStack();
  await succeed(stack.up());
  const mark = scene.emulator.requests.next();
  const { exitCode, stdout } = await stack.up(["--diff"], {
    env: { PARTNER_ID: partnerIds.theirs },
  });
  expect(exitCode).toBe(0);
  expect(stdout).not.toMatch(/azure-native:.*\((update|replace|delete)/);
  expect(scene.accessRequests(mark)).toEqual([]);
});

test("The delegation to another managing tenant stands before the former one goes", async () => {
  const stack = await openCustomerStack();
  await succeed(stack.up());
  const { assignments, definitions } = scene.emulator.access;
  const [former] = assignments.all();
  const before = assignments.history().length;
  const env = { MANAGING_TENANT: addTenant(scene.emulator) };

  expect((await succeed(stack.preview([], { env }))).stdout).toContain("2 to replace");
  await succeed(stack.up([], { env }));
  const steps = assignments.history().slice(before);
  expect(steps[0]?.after).toBeDefined();
  expect(steps.filter(({ after }) => !after).map(({ id }) => id)).toEqual([former?.id]);
  expect(definitions.all().map(({ properties }) => properties.managedByTenantId)).toEqual([
    env.MANAGING_TENANT,
  ]);
});

test("A delegation that the customer removed shows after a refresh, and is made again", async () => {
  const stack = await openCustomerStack();
  await succeed(stack.up());
  const { assignments } = scene.emulator.access;
  assignments.remove(assignments.all()[0]?.id ?? "");

  const refreshed = await stack.refresh();
  expect(refreshed.stdout).toContain("1 deleted");
  expect(await recorded(stack, "RegistrationAssignment")).toEqual([]);

  const { stdout } = await stack.up();
  expect(stdout).toContain("1 created");
  expect(assignments.all()).toHaveLength(1);
});

test("Without the right to give access nothing stands, and Azure's refusal is shown", async () => {
  const { roleAssignments, definitions } = scene.emulator.access;
  roleAssignments.clear();
  const stack = await openCustomerStack();
  const { exitCode, stdout } = await stack.up();
  expect(exitCode).not.toBe(0);
  expect(stdout).toContain("AuthorizationFailed");
  expect(definitions.all()).toEqual([]);
});
