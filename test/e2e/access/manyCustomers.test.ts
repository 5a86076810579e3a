import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds } from "./cast";
import type { Principal } from "./cast";
import { succeed } from "./succeed";

let scene: AccessScene;
let partner: Principal;

beforeEach(async () => {
  scene = await openAccessScene();
  partner = addPrincipal(scene.emulator, addTenant(scene.emulator));
});

afterEach(() => scene.close());

const linkProgram = `
const pulumi = require("@pulumi/pulumi");
const { PartnerAdminLink } = require("pulumi-azure-partner");
const partnerId = new pulumi.Config().require("partnerId");
const link = new PartnerAdminLink("partner", { partnerId, rebindFrom: ["4242424"] });
module.exports = { id: link.id, partnerId: link.partnerId, tenantId: link.tenantId, objectId: link.objectId };`;

/** All customers in one stack, each written by whoever owns it. */
const customersProgram = `
const { CustomerOnboarding, attributionReport } = require("pulumi-azure-partner/access");
const { Provider } = require("@pulumi/azure-native/provider");
const { customers, link } = JSON.parse(process.env.CUSTOMERS);
const onboardings = customers.map(({ tenantId, subscriptionId, owner }) => {
  const name = "customer-" + Number(subscriptionId.slice(-12));
  const provider = new Provider(name, {
    tenantId,
    subscriptionId,
    clientId: owner.env.ARM_CLIENT_ID,
    clientSecret: owner.env.ARM_CLIENT_SECRET,
    metadataHost: process.env.ARM_METADATA_HOSTNAME,
    disableInstanceDiscovery: true,
  });
  return new CustomerOnboarding(name, {
    customer: { name, tenantId, subscriptionId },
    lighthouse: {
      existingLink: { id: link.id, partnerId: link.partnerId },
      managedByTenantId: link.tenantId,
      registrationDefinitionName: "Managed by Contoso",
      authorizations: [
        { principalId: link.objectId, principalType: "ServicePrincipal", role: "Support Request Contributor" },
      ],
    },
  }, { provider });
});
const { summary, attributions } = attributionReport(onboardings);
exports.summary = summary;
exports.recognised = attributions.apply((all) => all.map(({ recognition: [first] }) => first.scopes[0] + " " + first.outcome));`;

test("Of forty customers on one linked principal one leaves, and nothing happens to the others", async () => {
  const { links, access } = scene.emulator;
  const linkStack = await scene.openStack({
    program: linkProgram,
    env: partner.env,
    config: { partnerId: partnerIds.ours },
    stack: "link",
  });
  await succeed(linkStack.up());
  const link = await linkStack.stackOutput();

  const customers = Array.from({ length: 40 }, (_, index) =>
    addCustomer(scene.emulator, index + 1),
  );
  const [leaver, ...others] = customers;
  const stack = await scene.openStack({ program: customersProgram, env: partner.env });
  const up = (present: typeof customers) =>
    stack.up([], {
      env: { CUSTOMERS: JSON.stringify({ link, customers: present }) },
      timeoutSeconds: 300,
    });
  const { stdout } = await succeed(up(customers));
  const diagnostics = stdout.slice(stdout.lastIndexOf("Diagnostics:"));
  expect(diagnostics.match(/ P11: .*/g)).toEqual([expect.stringContaining("And 39 more of P11")]);
  expect(diagnostics.match(/ warning: L7: /g)).toHaveLength(40);
  const { summary, recognised } = await stack.stackOutput();
  expect(recognised).toEqual(customers.map(({ scope }) => `${scope} setUp`));
  expect(summary).toHaveLength(12);
  expect(summary).toContain("40 customers: 40 not known.");

  const mark = scene.emulator.requests.next();
  await succeed(up(others));
  const touched = scene.emulator.requests
    .all()
    .filter(({ index, kind }) => index >= mark && kind.startsWith("registration"));
  expect(touched.map(({ method }) => method)).toEqual(["DELETE", "DELETE"]);
  expect(touched.every(({ path }) => path.startsWith(leaver?.scope ?? ""))).toBe(true);
  const left = access.assignments.all().map(({ scope }) => scope);
  expect(left.sort()).toEqual(others.map(({ scope }) => scope));
  expect(links.history()).toHaveLength(1);

  // After a merger the id changes once, in the stack of the link: no customer's stack is run.
  await linkStack.setConfig("partnerId", partnerIds.theirs);
  await succeed(linkStack.up());
  expect(links.history().map(({ from, to }) => ({ from, to }))).toEqual([
    { to: partnerIds.ours },
    { from: partnerIds.ours, to: partnerIds.theirs },
  ]);
}, 600_000);
