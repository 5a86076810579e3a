import { findAzureNative } from "../../azureNative/findAzureNative";
import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, partnerIds, roleIds } from "./cast";
import type { Customer, Principal } from "./cast";
import { succeed } from "./succeed";

let scene: AccessScene;
let customer: Customer;
let partner: Principal;

beforeEach(async () => {
  scene = await openAccessScene();
  customer = addCustomer(scene.emulator);
  partner = addPrincipal(scene.emulator, customer.tenantId);
});

afterEach(() => scene.close());

const program = () => `
const { CustomerOnboarding } = require("pulumi-azure-partner/access");
const adatum = new CustomerOnboarding("adatum", {
  customer: { name: "Adatum", tenantId: "${customer.tenantId}", subscriptionId: "${customer.subscriptionId}" },
  direct: {
    principalId: "${partner.objectId}",
    existingLink: { id: "${customer.tenantId}/${partner.objectId}", partnerId: "${partnerIds.ours}" },
    eligible: [{ role: "Contributor", justification: "Only on call" }],
  },
});
exports.attribution = adatum.attribution;`;

// The released plugin asks the public cloud for these, whatever cloud it is configured for.
if (findAzureNative().kind === "standIn") {
  test("Roles that are only eligible are made, warned about, and cover nothing", async () => {
    const stack = await scene.openStack({ program: program(), env: customer.owner.env });
    const { exitCode, stdout } = await stack.up();
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      "P10: Contributor is only eligible, and a service principal cannot activate it",
    );
    expect(scene.emulator.access.eligibilities.all()).toEqual([
      expect.objectContaining({
        scope: customer.scope,
        principalId: partner.objectId,
        justification: "Only on call",
        roleDefinitionId: expect.stringContaining(roleIds.contributor),
      }),
    ]);
    expect((await stack.stackOutput()).attribution).toMatchObject({
      recognition: [{ scopes: [customer.scope], outcome: "notByThisLink" }],
      credit: [{ scopes: [customer.scope], outcome: "notKnown", expected: "byAdminOnBehalfOf" }],
    });

    await succeed(stack.up(["--expect-no-changes"]));
    await succeed(stack.destroy());
    expect(scene.emulator.access.eligibilities.all()).toEqual([]);
  });
}

test("A plan with eligible roles only says what they count for before anything is made", async () => {
  const stack = await scene.openStack({ program: program(), env: customer.owner.env });
  const { stdout } = await stack.preview();
  expect(stdout).toContain("it never counts");
  expect(scene.accessRequests()).toEqual([]);
});
