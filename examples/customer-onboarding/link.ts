import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "pulumi-azure-partner";

/** Links whoever azure-native would sign in as: run this stack as your own service principal. */
export function makeLink() {
  const config = new pulumi.Config();
  const { partnerId, partnerName, tenantId, objectId, createdTime } = new PartnerAdminLink(
    "partner",
    {
      partnerId: config.require("partnerId"),
      expectedPartnerName: config.require("expectedPartnerName"),
    },
  );
  return { partnerId, partnerName, tenantId, objectId, createdTime };
}
