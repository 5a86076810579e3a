import { dirname, join } from "node:path";
import { startEmulator } from "../../emulator";
import type { Emulator } from "../../emulator";
import { openWorkspace } from "../engine/workspace";
import type { Workspace } from "../engine/workspace";
import { standIn } from "../azureNative/findAzureNative";
import { customerSteps } from "./customerSteps";
import type { ActOptions } from "./mainJob";
import { addPartners, ours, partnerName } from "./partners";
import { runSteps } from "./runSteps";
import { addIdentity, createScene, eventLogEnvironment } from "./scene";
import type { Identity } from "./scene";

const example = join(dirname(dirname(__dirname)), "examples", "lighthouse-customer");
const subscriptionId = "5ab5c000-0000-4000-8000-000000000001";
const operatorsGroupId = "9e0e0000-0000-4000-8000-000000000001";
const ownerRoleId = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

/** Who says that a rule stops. */
const delegationType = "azure-partner:index:LighthouseDelegation";

/** Runs examples/lighthouse-customer against the emulator, checks every step, and shows its report. */
export async function runCustomerJob({ engine, screen, signal }: ActOptions): Promise<void> {
  const emulator = await startEmulator({ world: {} });
  try {
    addPartners(emulator);
    const linked = addIdentity(emulator, "partner.example");
    const owner = addOwner(emulator);
    screen.title("A customer by Azure Lighthouse", {
      "is linked": `service principal ${linked.objectId}, of our tenant`,
      "gives access": `service principal ${owner.objectId}, an owner of the customer's subscription`,
      "azure-native": "a stand-in on this machine",
    });
    const workspace = await openWorkspace({
      engine,
      program: { project: example },
      env: {
        ...emulator.environment,
        ...owner.environment,
        ARM_SUBSCRIPTION_ID: subscriptionId,
        // The types of the examples are checked by `npm test`.
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
        ...eventLogEnvironment,
      },
      pathFirst: [standIn.folder],
      signal,
    });
    try {
      await configure(workspace, linked, owner.tenantId);
      const scene = createScene(emulator, workspace, linked, delegationType);
      const steps = customerSteps({
        ours: ours.partnerId,
        managingTenantId: linked.tenantId,
        customerTenantId: owner.tenantId,
      });
      await runSteps(steps, scene, screen, partnerName);
    } finally {
      await workspace.close();
    }
  } finally {
    await emulator.stop();
  }
}

/** The customer: a tenant with a subscription, and an application that owns it. */
function addOwner(emulator: Emulator): Identity {
  const owner = addIdentity(emulator, "customer.example");
  const { access } = emulator;
  access.addSubscription({ subscriptionId, tenantId: owner.tenantId });
  access.grant(`/subscriptions/${subscriptionId}`, owner.objectId, ownerRoleId);
  return owner;
}

async function configure(
  workspace: Workspace,
  { clientId, objectId, secret }: Identity,
  customerTenantId: string,
): Promise<void> {
  const settings = {
    partnerId: ours.partnerId,
    expectedPartnerName: ours.name,
    clientId,
    objectId,
    operatorsGroupId,
    customerName: "Adatum",
    customerTenantId,
    subscriptionId,
  };
  for (const [key, value] of Object.entries(settings)) {
    await workspace.setConfig(key, value);
  }
  await workspace.setConfig("clientSecret", secret, { secret: true });
}
