import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "pulumi-azure-partner";

const config = new pulumi.Config();

// Runs on the machine itself: a virtual machine, a container, a self-hosted runner in Azure. With
// `clientId` it is that user-assigned identity, else the machine's own.
const link = new PartnerAdminLink("machine", {
  partnerId: config.require("partnerId"),
  expectedPartnerName: config.require("expectedPartnerName"),
  identity: {
    useMsi: true,
    clientId: config.get("clientId"),
    tenantId: config.require("tenantId"),
    objectId: config.require("objectId"),
  },
});

// What another stack needs of it: examples/existing-link.
export const { id, partnerId, partnerName } = link;
