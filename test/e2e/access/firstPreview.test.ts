import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { repository } from "../../documents/documents";
import { openAccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds } from "./cast";
import { succeed } from "./succeed";

/** Direct access whose link the same stack makes, and a report in clear, as for a pipeline's preview. */
const program = `
const { attributionReport, CustomerOnboarding } = require("pulumi-azure-partner/access");
const { Provider } = require("@pulumi/azure-native/provider");
const { tenantId, subscriptionId, owner, guest } = JSON.parse(process.env.CUSTOMER);
const provider = new Provider("customer", {
  tenantId,
  subscriptionId,
  clientId: owner.env.ARM_CLIENT_ID,
  clientSecret: owner.env.ARM_CLIENT_SECRET,
  metadataHost: process.env.ARM_METADATA_HOSTNAME,
  disableInstanceDiscovery: true,
});
const onboarding = new CustomerOnboarding("adatum", {
  customer: { name: "Adatum", tenantId, subscriptionId },
  direct: {
    principalId: guest.objectId,
    roles: ["Support Request Contributor"],
    link: { partnerId: "${partnerIds.ours}", identity: {} },
  },
}, { provider });
exports.attribution = attributionReport([onboarding]).attributions;`;

test("The first preview of a link with its access says that the rest is known after the deployment", async () => {
  const scene = await openAccessScene();
  try {
    const home = addPrincipal(scene.emulator, addTenant(scene.emulator));
    const customer = addCustomer(scene.emulator);
    const guest = addPrincipal(scene.emulator, customer.tenantId, home);
    const env = {
      ...home.env,
      CUSTOMER: JSON.stringify({ ...customer, guest }),
      PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
    };
    const stack = await scene.openStack({ program, env });
    const { stdout } = await succeed(stack.preview(["--json"]));
    const file = join(stack.root, "events.json");
    await writeFile(file, stdout);

    const command = join(repository, "dist", "command", "index.js");
    const failure = await promisify(execFile)(process.execPath, [
      command,
      ...["report", "--preview", file],
    ]).catch((error: unknown) => error as { code: number; stdout: string });
    expect(failure).toMatchObject({ code: 3 });
    expect(failure.stdout).toMatch(/^- New here; .* known only after `pulumi up`/);
  } finally {
    await scene.close();
  }
});
