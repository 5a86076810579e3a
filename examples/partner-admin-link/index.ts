import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "pulumi-azure-partner";

const config = new pulumi.Config();

// Who gets linked is whoever azure-native would sign in as: azure-native:* configuration or ARM_*.
// With `tenantId` and `objectId` configured, a run as anybody else stops and links nobody; a person
// who signed in by the Azure CLI is linked only so.
const link = new PartnerAdminLink("partner", {
  partnerId: config.require("partnerId"),
  expectedPartnerName: config.get("expectedPartnerName"),
  ifLinked: config.get<"fail" | "rebind">("ifLinked"),
  identity: { tenantId: config.get("tenantId"), objectId: config.get("objectId") },
});

export const linked = pulumi.interpolate`${link.tenantId}/${link.objectId} -> ${link.partnerId}`;
export const partnerName = link.partnerName;
export const since = link.createdTime;
