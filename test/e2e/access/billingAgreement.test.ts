import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer } from "./cast";
import type { Customer } from "./cast";
import { succeed } from "./succeed";

let scene: AccessScene;
let customer: Customer;
beforeAll(async () => {
  scene = await openAccessScene();
  customer = addCustomer(scene.emulator);
});
afterAll(() => scene.close());

/** What the subscription tells about its billing from now on. */
function tell(told: { billing?: Record<string, unknown>; quotaId?: string }): void {
  const { subscriptionId, tenantId } = customer;
  scene.emulator.access.addSubscription({ subscriptionId, tenantId, ...told });
}

function openStack(subscriptionId = customer.subscriptionId) {
  const program = `
const { BillingAgreement } = require("pulumi-azure-partner/access");
const billing = new BillingAgreement("fabrikam", { subscriptionId: "${subscriptionId}" });
exports.reading = billing.reading;`;
  return scene.openStack({ program, env: customer.owner.env });
}

test("A subscription's agreement is read once, not asked for again, and read anew by a refresh", async () => {
  tell({
    billing: {
      billingAccountAgreementType: "MicrosoftPartnerAgreement",
      billingProfileId: "/providers/Microsoft.Billing/billingAccounts/1/billingProfiles/2",
    },
  });
  const stack = await openStack();
  await succeed(stack.up());
  expect(await stack.stackOutput()).toMatchObject({ reading: { agreement: "cspAzurePlan" } });

  const mark = scene.emulator.requests.next();
  await succeed(stack.preview(["--expect-no-changes"]));
  await succeed(stack.up(["--expect-no-changes"]));
  expect(scene.emulator.requests.all().filter(({ index }) => index >= mark)).toEqual([]);

  tell({ billing: { billingAccountAgreementType: "EnterpriseAgreement" } });
  await succeed(stack.refresh());
  await succeed(stack.up());
  expect(await stack.stackOutput()).toMatchObject({
    reading: { agreement: "enterpriseAgreement" },
  });

  await succeed(stack.destroy());
  const written = scene.emulator.requests
    .all()
    .filter(({ kind, method }) => kind !== "token" && method !== "GET");
  expect(written).toEqual([]);
});

test("Where only the quota id tells, the reading says that it cannot tell, and why", async () => {
  tell({ quotaId: "CSP_2015-05-01" });
  const stack = await openStack();
  await succeed(stack.up());
  expect(await stack.stackOutput()).toMatchObject({
    reading: { agreement: "cannotTell", explanation: expect.stringContaining("CSP_2015-05-01") },
  });
});

test("Where the identity may not read, the reading says so with Azure's answers, and nothing fails", async () => {
  const stack = await openStack("5ab5c000-0000-4000-8000-00000000ffff");
  await succeed(stack.up());
  expect(await stack.stackOutput()).toMatchObject({
    reading: {
      agreement: "cannotTell",
      explanation: expect.stringMatching(/Azure answered 4\d\d/),
    },
  });
});

test("That Azure is unwell is a failure and no reading", async () => {
  const stack = await openStack();
  const fault = scene.emulator.faults.inject({
    on: { kind: "billing" },
    fault: { type: "status", status: 503 },
    times: 10,
  });
  const result = await stack.up();
  fault.remove();
  expect(result.exitCode).not.toBe(0);
  expect(result.stdout).toMatch(/Azure answered 503\. Run the command again later\./);
});

test("A subscription id that is none is refused at preview", async () => {
  const stack = await openStack("/subscriptions/none");
  const result = await stack.preview();
  expect(result.exitCode).not.toBe(0);
  expect(result.stdout).toContain("must be the subscription's GUID");
});
