import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "pulumi-azure-partner";

const config = new pulumi.Config();

// Before it: az login --tenant <customerTenantId>, and no ARM_CLIENT_ID or other ARM_* sign-in beside it.
// The object id is the guest's in the customer's tenant, another one than at home:
//   npx pulumi-azure-partner whoami --tenant-id <customerTenantId>
// A person is linked only where it is pinned, so that nobody becomes linked by running somebody's program.
const link = new PartnerAdminLink("guest", {
  partnerId: config.require("partnerId"),
  expectedPartnerName: config.require("expectedPartnerName"),
  identity: {
    tenantId: config.require("customerTenantId"),
    objectId: config.require("objectId"),
  },
});

// What another stack needs of it: examples/existing-link.
export const { id, partnerId, partnerName } = link;
