import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "pulumi-azure-partner";

const config = new pulumi.Config();

// Who gets linked is whoever azure-native would sign in as: azure-native:* configuration or ARM_*.
const link = new PartnerAdminLink("partner", {
  partnerId: config.require("partnerId"),
  expectedPartnerName: config.get("expectedPartnerName"),
  ifLinked: config.get<"fail" | "rebind">("ifLinked"),
});

export const linked = pulumi.interpolate`${link.tenantId}/${link.objectId} -> ${link.partnerId}`;
export const partnerName = link.partnerName;
export const since = link.createdTime;
