import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { standIn } from "../../azureNative/findAzureNative";
import { openAccessScene } from "../access/accessScene";
import type { AccessScene } from "../access/accessScene";
import { roleIds } from "../access/cast";
import type { StackScene } from "./importState";
import { known } from "./stateScene";

const customerTenantId = "44444444-4444-4444-8444-444444444444";

/** Identities of the managing tenant and of the customer's: who gives access, and who holds it. */
export const people = {
  partner: known(4),
  owner: known(5, customerTenantId),
  guest: known(6, customerTenantId),
  engineer: known(7, customerTenantId),
  operators: "33333333-3333-4333-8333-333333333338",
} as const;

/** Two subscriptions of the customer, and a resource group in each. */
export const [shop, archive] = ["1", "2"].map((digit) => {
  const subscriptionId = `5ab5c000-0000-4000-8000-00000000000${digit}`;
  const scope = `/subscriptions/${subscriptionId}`;
  return { subscriptionId, scope, group: `${scope}/resourceGroups/web` };
}) as [Place, Place];

interface Place {
  subscriptionId: string;
  scope: string;
  /** A resource group in the subscription. */
  group: string;
}

/** One stack that declares access, and a customer who has given some already. */
export interface AccessStateScene
  extends StackScene, Pick<AccessScene, "accessRequests" | "close"> {
  /** Replaces the program. */
  program(text: string): Promise<void>;
  /** Ids of all links and all access at Azure. */
  standing(): string[];
  /** What stood before anything was declared. */
  readonly givenByCustomer: readonly string[];
}

/**
 * Opens the scene that the recorded states of access fit, signed in as who may give access. The
 * stand-in plays azure-native on every machine, because the recorded states are its own.
 */
export async function openAccessStateScene(): Promise<AccessStateScene> {
  const { emulator, openStack, accessRequests, close } = await openAccessScene({
    azureNative: standIn,
  });
  addPeople(emulator);
  addSubscriptions(emulator);
  // azure-native asks for a subscription before it signs in; no resource here takes it from there.
  const env = { ...people.owner.env, ARM_SUBSCRIPTION_ID: shop.subscriptionId };
  // By the host that knows resource hooks, so that what is said of attribution is seen.
  const workspace = await openStack({ program: "", env, inline: true });
  return {
    emulator,
    workspace,
    program: (text) => writeFile(join(workspace.folder, "index.js"), text),
    standing: () => idsOf(emulator),
    givenByCustomer: idsOf(emulator),
    accessRequests,
    close,
  };
}

function idsOf({ links, access }: StackScene["emulator"]): string[] {
  return [
    ...links.all().map(({ tenantId, objectId }) => `${tenantId}/${objectId}`),
    ...access.definitions.all().map(({ id }) => id),
    ...access.assignments.all().map(({ id }) => id),
    ...access.roleAssignments.all().map(({ id }) => id),
    ...access.eligibilities.all().map(({ id }) => id),
  ];
}

function addPeople({ directory, access }: StackScene["emulator"]): void {
  const { operators, ...applications } = people;
  for (const { tenantId, clientId, objectId, clientSecret } of Object.values(applications)) {
    if (directory.findTenant(tenantId) === undefined) {
      directory.addTenant({ tenantId });
    }
    directory.addServicePrincipal({ tenantId, clientId, objectId, secret: clientSecret });
  }
  access.addPrincipal({ tenantId: customerTenantId, objectId: operators, type: "Group" });
}

function addSubscriptions({ access }: StackScene["emulator"]): void {
  const tenantId = customerTenantId;
  const billing = {
    billingAccountAgreementType: "MicrosoftPartnerAgreement",
    billingProfileId: "/providers/Microsoft.Billing/billingAccounts/1/billingProfiles/2",
    skuDescription: "Microsoft Azure Plan",
  };
  access.addSubscription({ subscriptionId: shop.subscriptionId, tenantId, billing });
  access.addSubscription({
    ...{ subscriptionId: archive.subscriptionId, tenantId },
    quotaId: "CSP_2015-05-01",
  });
  access.grant(shop.scope, people.owner.objectId, roleIds.owner);
  access.grant(archive.scope, people.owner.objectId, roleIds.owner);
  access.grant(shop.scope, people.guest.objectId, roleIds.contributor);
  access.grant(shop.group, people.guest.objectId, roleIds.reader);
}
