import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds } from "./cast";
import type { Customer } from "./cast";
import { linkType } from "./stackState";
import { succeed } from "./succeed";

let scene: AccessScene;
let customer: Customer;

beforeEach(async () => {
  scene = await openAccessScene();
  customer = addCustomer(scene.emulator);
});

afterEach(() => scene.close());

/** As far as the test looks into what `pulumi preview --json` shows. */
interface Plan {
  steps: { op: string; urn: string }[];
}

/** Link and access in one program; nothing pins the link, so its outputs are unknown while it moves. */
const program = (link: string, access: string) => `
const pulumi = require("@pulumi/pulumi");
const { PartnerAdminLink } = require("pulumi-azure-partner");
const { LighthouseDelegation, PartnerRoleAssignments } = require("pulumi-azure-partner/access");
const partnerId = new pulumi.Config().require("partnerId");
const link = new PartnerAdminLink("partner", { partnerId, ${link} });
${access}`;

test.each<[string, () => { text: string; env: Record<string, string> }]>([
  [
    "roles of whoever is linked",
    () => {
      const access = `new PartnerRoleAssignments("adatum", {
  scopes: { subscription: "${customer.scope}" },
  roles: ["Support Request Contributor"],
  existingLink: link,
});`;
      return { text: program("", access), env: customer.owner.env };
    },
  ],
  [
    "a delegation to the linked identity's tenant",
    () => {
      const partner = addPrincipal(scene.emulator, addTenant(scene.emulator));
      const { tenantId, clientId, secret, objectId } = partner;
      const identity = JSON.stringify({ tenantId, clientId, clientSecret: secret });
      const access = `new LighthouseDelegation("adatum", {
  subscriptionId: "${customer.subscriptionId}",
  managedByTenantId: "${tenantId}",
  registrationDefinitionName: "Managed by Contoso",
  authorizations: [{ principalId: "${objectId}", role: "Support Request Contributor" }],
  existingLink: link,
});`;
      return { text: program(`identity: ${identity}`, access), env: customer.owner.env };
    },
  ],
])("After a merger the preview changes the link and nothing of %s", async (_title, declare) => {
  const { text, env } = declare();
  const stack = await scene.openStack({
    program: text,
    env,
    config: { partnerId: partnerIds.ours },
    inline: true,
  });
  await succeed(stack.up());
  await stack.setConfig("partnerId", partnerIds.theirs);
  const { stdout } = await succeed(stack.preview(["--json"]));
  const { steps } = JSON.parse(stdout) as Plan;
  const changed = steps.filter(({ op }) => op !== "same");
  expect(changed.map(({ op, urn }) => `${op} ${urn.split("::")[2]}`)).toEqual([
    `update ${linkType}`,
  ]);
  expect(stdout).not.toContain("P14");

  const mark = scene.emulator.requests.next();
  await succeed(stack.up());
  expect(scene.accessRequests(mark)).toEqual([]);
  expect(scene.emulator.links.history().map(({ to }) => to)).toEqual([
    partnerIds.ours,
    partnerIds.theirs,
  ]);
});
