import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/azure-native/provider";
import { PartnerAdminLink } from "pulumi-azure-partner";
import { PartnerRoleAssignments } from "pulumi-azure-partner/access";

const config = new pulumi.Config();
const tenantId = config.require("tenantId");
const subscriptionId = config.require("subscriptionId");

// Two things that Partner Center counts apart. The link: what is used under this identity's roles counts
// for your location id.
const link = new PartnerAdminLink("partner", {
  partnerId: config.require("partnerId"),
  expectedPartnerName: config.require("expectedPartnerName"),
  identity: { tenantId, objectId: config.require("objectId") },
});

// Usage attribution: whatever this provider deploys carries the GUID of what you publish, which
// azure-native calls its `partnerId`. Without one it carries Pulumi's own (disablePulumiPartnerId).
const attributed = new Provider("attributed", {
  partnerId: config.require("usageAttributionId"),
  tenantId,
  subscriptionId,
  // A provider of its own does not take these two from the environment by itself.
  metadataHost: process.env.ARM_METADATA_HOSTNAME,
  disableInstanceDiscovery: process.env.ARM_DISABLE_INSTANCE_DISCOVERY === "true",
});

const access = new PartnerRoleAssignments(
  "customer",
  {
    scopes: { subscription: subscriptionId },
    roles: ["Support Request Contributor"],
    customer: { tenantId },
    existingLink: link,
  },
  { provider: attributed },
);

export const linkedTo = link.partnerName;
export const holder = access.principalId;
