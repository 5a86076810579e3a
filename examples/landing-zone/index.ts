import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "pulumi-azure-partner";
import { PartnerRoleAssignments } from "pulumi-azure-partner/access";

const config = new pulumi.Config();
const managementGroups = config.requireObject<string[]>("managementGroups");

// The pipeline signs in by OIDC (ARM_USE_OIDC and its kin), so the customer's state holds no secret.
// The two pins make a run under any other identity stop before it is linked.
const link = new PartnerAdminLink("partner", {
  partnerId: config.require("partnerId"),
  expectedPartnerName: config.require("expectedPartnerName"),
  identity: { tenantId: config.require("tenantId"), objectId: config.require("objectId") },
});

const access = new PartnerRoleAssignments("landing-zones", {
  // Each key names the assignment made there: a group keeps its own however the list is ordered.
  scopes: Object.fromEntries(
    managementGroups.map((name) => [
      name,
      `/providers/Microsoft.Management/managementGroups/${name}`,
    ]),
  ),
  roles: ["Support Request Contributor"],
  customer: { tenantId: config.require("tenantId") },
  existingLink: link,
});

export const linkedTo = link.partnerName;
export const holder = access.principalId;
