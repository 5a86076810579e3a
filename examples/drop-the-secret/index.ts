import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "pulumi-azure-partner";

const config = new pulumi.Config();

// 1. pulumi config set --secret clientSecret …, then pulumi up: the link is made.
// 2. pulumi config rm clientSecret, and pulumi up once more while the secret holds: the state forgets it.
// 3. Remove the secret at Entra. Later runs keep what is known and say that it was not verified; destroy
//    leaves the link at Azure and says so.
const link = new PartnerAdminLink("partner", {
  partnerId: config.require("partnerId"),
  expectedPartnerName: config.require("expectedPartnerName"),
  identity: {
    tenantId: config.require("tenantId"),
    clientId: config.require("clientId"),
    objectId: config.require("objectId"),
    clientSecret: config.getSecret("clientSecret"),
  },
  whenUnreachable: "keep",
});

// What another stack needs of it: examples/existing-link.
export const { id, partnerId, partnerName } = link;
