import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "pulumi-azure-partner";

/**
 * Links your own service principal in your own tenant. Run this stack with its credential (ARM_* or
 * azure-native:* configuration): under any other, a customer's say, it stops and links nobody.
 *
 * To end the link, which ends the credit of all customers: `pulumi state unprotect <urn>`, then
 * `pulumi destroy`.
 */
export function makeLink() {
  const config = new pulumi.Config();
  const { id, partnerId, partnerName, tenantId, objectId, createdTime } = new PartnerAdminLink(
    "partner",
    {
      partnerId: config.require("partnerId"),
      expectedPartnerName: config.require("expectedPartnerName"),
      identity: {
        tenantId: config.require("managingTenantId"),
        objectId: config.require("principalId"),
      },
    },
    { protect: true },
  );
  return { id, partnerId, partnerName, tenantId, objectId, createdTime };
}
