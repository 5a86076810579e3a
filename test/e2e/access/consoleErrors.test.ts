import type { Workspace } from "../../engine/workspace";
import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds } from "./cast";
import type { Customer, Principal } from "./cast";

jest.setTimeout(180_000);

/** What the console shows when something is wrong: sentences, whoever throws them and when. */
let scene: AccessScene;
let customer: Customer;
let partner: Principal;

beforeAll(async () => {
  scene = await openAccessScene();
  customer = addCustomer(scene.emulator);
  partner = addPrincipal(scene.emulator, addTenant(scene.emulator));
});
afterAll(() => scene.close());

function openStack(body: string): Promise<Workspace> {
  const { tenantId, subscriptionId, owner } = customer;
  const program = `"use strict";
const pulumi = require("@pulumi/pulumi");
const { PartnerAdminLink } = require("pulumi-azure-partner");
const access = require("pulumi-azure-partner/access");
const later = (value) => pulumi.output(new Promise((resolve) => setTimeout(resolve, 100, value)));
const customer = ${JSON.stringify({ name: "Adatum", tenantId, subscriptionId })};
const partner = ${JSON.stringify({ tenantId: partner.tenantId, objectId: partner.objectId })};
const linkId = (tenantId) => tenantId + "/" + partner.objectId;
const onboard = (changes = {}, { principalId = partner.objectId, role = "Contributor", ...more } = {}) =>
  new access.CustomerOnboarding("adatum", {
    customer,
    lighthouse: {
      existingLink: { id: linkId(partner.tenantId), partnerId: "${partnerIds.ours}", ...changes },
      managedByTenantId: partner.tenantId,
      registrationDefinitionName: "Managed services",
      authorizations: [{ principalId, role, ...more }],
    },
  });
${body}`;
  return scene.openStack({ program, env: owner.env });
}

function expectSentences(text: string, sentence: string): void {
  expect(text).toContain(sentence);
  // Neither a line of a stack, nor a file of ours, nor Node's own complaints.
  expect(text.split("\n").filter((line) => /^\s*at /.test(line))).toEqual([]);
  expect(text).not.toMatch(/sdk\/\S*\.[jt]s|dist\/|TypeError|PromiseRejection|unhandled/i);
  const [, diagnostics = ""] = text.split("Diagnostics:");
  expect({ told: diagnostics.split(sentence).length - 1 }).toEqual({ told: 1 });
}

test.each([
  ["a rule, in the constructor", "onboard({ id: linkId(customer.tenantId) });", "P5: "],
  ["a rule, when outputs resolve", "onboard({ id: later(linkId(customer.tenantId)) });", "P5: "],
  [
    "a rule, after the program has ended",
    `module.exports = async () => { onboard({}, { principalId: later(customer.tenantId), principalType: "User" }); };`,
    "P6: ",
  ],
  [
    "an argument, in the constructor",
    "onboard({}, { role: null });",
    "lighthouse.authorizations[0].role is missing.",
  ],
  [
    "an argument, after the program has ended",
    "module.exports = async () => { onboard({}, { role: later(5) }); };",
    "lighthouse.authorizations[0].role is a number, not a text.",
  ],
  [
    "a report",
    "module.exports = async () => access.attributionReport([{ attribution: later({}) }]);",
    "attributionReport: onboardings[0].attribution.kind is missing.",
  ],
  [
    "a link's arguments",
    `new PartnerAdminLink("contoso", null);`,
    'PartnerAdminLink "contoso": args is missing.',
  ],
  [
    "a link's identity",
    `module.exports = async () => {
       new PartnerAdminLink("contoso", { partnerId: "1", identity: later({ tenant: "x" }) });
     };`,
    "identity.tenant: not a property of an identity",
  ],
  [
    "an id to read a link by",
    `PartnerAdminLink.get("contoso", later(undefined));`,
    'PartnerAdminLink.get "contoso": id is missing.',
  ],
])("%s is told without a stack", async (_who, body, sentence) => {
  const stack = await openStack(body);
  const { exitCode, stdout, stderr } = await stack.preview();
  expect(exitCode).not.toBe(0);
  expectSentences(stdout + stderr, sentence);
});

test("What only an `up` can know is told without a stack, and nothing is written", async () => {
  // Whose link it is becomes known when it stands.
  const stack = await openStack(`
    module.exports = async () => {
      const { id, partnerId } = new PartnerAdminLink("own", { partnerId: "${partnerIds.ours}" });
      onboard({ id, partnerId });
    };
  `);
  expect((await stack.preview()).exitCode).toBe(0);
  const mark = scene.emulator.requests.next();
  const { exitCode, stdout, stderr } = await stack.up();
  expect(exitCode).not.toBe(0);
  expectSentences(stdout + stderr, "P5: ");
  expect(scene.accessRequests(mark).filter((request) => !request.startsWith("GET"))).toEqual([]);
});
