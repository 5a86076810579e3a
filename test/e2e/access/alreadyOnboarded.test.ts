import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds, roleIds } from "./cast";
import type { Customer, Principal } from "./cast";
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

const offerName = "Managed by Contoso";
const byHand = {
  definitionId: "4a4d0000-0000-4000-8000-00000000000d",
  assignmentId: "4a4d0000-0000-4000-8000-00000000000a",
  roleAssignmentId: "4a4d0000-0000-4000-8000-00000000000f",
};

/** Imports every child whose type is a key of IMPORT, under the id that is its value. */
const importing = `
const imported = JSON.parse(process.env.IMPORT ?? "{}");
const transform = ({ type, props, opts }) => {
  const id = imported[type.split(":").pop()];
  const named = type.endsWith(":RoleAssignment") ? { roleAssignmentName: id?.split("/").pop() } : {};
  return id && { props: { ...props, ...named }, opts: { ...opts, import: id } };
};`;

describe("A customer who gave a role by hand", () => {
  const program = () => `
const { PartnerRoleAssignments } = require("pulumi-azure-partner/access");
${importing}
new PartnerRoleAssignments("adatum", {
  scopes: { subscription: "${customer.scope}" },
  principalId: "${partner.objectId}",
  roles: ["Support Request Contributor"],
}, { transforms: [transform] });`;

  const id = () =>
    `${customer.scope}/providers/Microsoft.Authorization/roleAssignments/${byHand.roleAssignmentId}`;

  beforeEach(() => {
    const { access } = scene.emulator;
    partner = addPrincipal(scene.emulator, customer.tenantId);
    access.roleAssignments.set(id(), {
      ...{ id: id(), name: byHand.roleAssignmentId, scope: customer.scope },
      principalId: partner.objectId,
      principalType: "ServicePrincipal",
      roleDefinitionId: `${customer.scope}/providers/Microsoft.Authorization/roleDefinitions/${roleIds.supportRequestContributor}`,
    });
  });

  test("is shown which assignment stands, and nothing is written", async () => {
    const before = scene.emulator.access.roleAssignments.all();
    const stack = await scene.openStack({ program: program(), env: customer.owner.env });
    const { exitCode, stdout } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain(byHand.roleAssignmentId.replaceAll("-", ""));
    expect(scene.emulator.access.roleAssignments.all()).toEqual(before);
  });

  test("is taken into the stack by an import, without a write", async () => {
    const stack = await scene.openStack({ program: program(), env: customer.owner.env });
    const env = { IMPORT: JSON.stringify({ RoleAssignment: id() }) };
    const { exitCode, stdout } = await stack.up([], { env });
    expect({ exitCode, imported: stdout.includes("1 imported") }).toEqual({
      exitCode: 0,
      imported: true,
    });
    expect(scene.accessRequests().filter((request) => !request.startsWith("GET"))).toEqual([]);
    await succeed(stack.preview(["--expect-no-changes"], { env }));
  });
});

describe("A customer who was delegated by hand", () => {
  const program = () => `
const { LighthouseDelegation } = require("pulumi-azure-partner/access");
${importing}
new LighthouseDelegation("adatum", {
  subscriptionId: "${customer.subscriptionId}",
  managedByTenantId: "${partner.tenantId}",
  registrationDefinitionName: "${offerName}",
  authorizations: [{ principalId: "${partner.objectId}", role: "Contributor" }],
  ...JSON.parse(process.env.NAMES ?? "{}"),
}, { transforms: [transform] });`;

  const inManagedServices = (type: string, name: string) =>
    `${customer.scope}/providers/Microsoft.ManagedServices/${type}/${name}`;
  const definition = () => inManagedServices("registrationDefinitions", byHand.definitionId);
  const assignment = () => inManagedServices("registrationAssignments", byHand.assignmentId);

  beforeEach(() => {
    const { definitions, assignments } = scene.emulator.access;
    definitions.set(definition(), {
      ...{ id: definition(), name: byHand.definitionId },
      subscriptionId: customer.subscriptionId,
      provisioningState: "Succeeded",
      properties: {
        managedByTenantId: partner.tenantId,
        registrationDefinitionName: offerName,
        authorizations: [{ principalId: partner.objectId, roleDefinitionId: roleIds.contributor }],
      },
    });
    assignments.set(assignment(), {
      ...{ id: assignment(), name: byHand.assignmentId, scope: customer.scope },
      registrationDefinitionId: definition(),
      provisioningState: "Succeeded",
    });
  });

  test("is shown which delegation stands, and that one goes on standing", async () => {
    const stack = await scene.openStack({ program: program(), env: customer.owner.env });
    const { exitCode, stdout } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain("Another registration assignment present at this scope");
    expect(stdout).toContain(byHand.definitionId);
    expect(scene.emulator.access.assignments.all()).toHaveLength(1);
  });

  test("is taken into the stack child by child, without a write", async () => {
    const stack = await scene.openStack({ program: program(), env: customer.owner.env });
    const env = {
      NAMES: JSON.stringify({
        registrationDefinitionId: byHand.definitionId,
        registrationAssignmentIds: { subscription: byHand.assignmentId },
      }),
      IMPORT: JSON.stringify({
        RegistrationDefinition: definition(),
        RegistrationAssignment: assignment(),
      }),
    };
    const { exitCode, stdout } = await stack.up([], { env });
    expect({ exitCode, imported: stdout.includes("2 imported") }).toEqual({
      exitCode: 0,
      imported: true,
    });
    expect(scene.accessRequests().filter((request) => !request.startsWith("GET"))).toEqual([]);
    const later = { env: { NAMES: env.NAMES } };
    await succeed(stack.preview(["--expect-no-changes"], later));
  });
});

test("A customer whose access stands is given no other, and the report says how it is known", async () => {
  const guest = addPrincipal(scene.emulator, customer.tenantId, partner);
  scene.emulator.access.grant(customer.scope, guest.objectId, roleIds.contributor);
  const program = `
const { CustomerOnboarding } = require("pulumi-azure-partner/access");
const adatum = new CustomerOnboarding("adatum", {
  customer: { name: "Adatum", tenantId: "${customer.tenantId}", subscriptionId: "${customer.subscriptionId}" },
  granted: {
    link: { partnerId: "${partnerIds.ours}", identity: { objectId: "${guest.objectId}" } },
    access: [
      { principalId: "${guest.objectId}", role: "Contributor", scope: "${customer.scope}", duration: "permanent" },
    ],
  },
});
exports.attribution = adatum.attribution;`;
  const stack = await scene.openStack({ program, env: guest.env });
  await succeed(stack.up());
  expect(scene.accessRequests()).toEqual(["GET roleAssignment 200"]);
  expect((await stack.stackOutput()).attribution).toEqual(
    expect.objectContaining({
      recognition: [expect.objectContaining({ scopes: [customer.scope], outcome: "setUp" })],
      roles: [
        expect.objectContaining({
          role: "Contributor",
          provenance: "role read, duration declared",
        }),
      ],
      partner: expect.objectContaining({
        name: "Contoso Consulting",
        provenance: expect.stringMatching(/^(stands since|first linked) 20/),
      }),
    }),
  );
});
