import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "pulumi-azure-partner";
import { attributionReport, CustomerOnboarding } from "pulumi-azure-partner/access";

const config = new pulumi.Config();
const managingTenantId = config.require("managingTenantId");
const principalId = config.require("objectId");

// Who is linked: your own service principal, in your own tenant, with the credential given here.
// When this customer leaves, `pulumi destroy --exclude-protected` keeps the link, which others may
// need. To end the link as well: `pulumi state unprotect <urn>`, then `pulumi destroy`.
const link = new PartnerAdminLink(
  "partner",
  {
    partnerId: config.require("partnerId"),
    expectedPartnerName: config.require("expectedPartnerName"),
    identity: {
      tenantId: managingTenantId,
      objectId: principalId,
      clientId: config.require("clientId"),
      clientSecret: config.requireSecret("clientSecret"),
    },
  },
  { protect: true },
);

// Who gives the access: whoever azure-native signs in as (ARM_* or azure-native:* configuration), an
// owner of the customer's subscription.
const onboarding = new CustomerOnboarding("customer", {
  customer: {
    name: config.require("customerName"),
    tenantId: config.require("customerTenantId"),
    subscriptionId: config.require("subscriptionId"),
  },
  lighthouse: {
    existingLink: link,
    managedByTenantId: managingTenantId,
    registrationDefinitionName: `Managed by ${config.require("expectedPartnerName")}`,
    authorizations: [
      {
        principalId,
        principalType: "ServicePrincipal",
        principalIdDisplayName: "Automation",
        role: "Support Request Contributor",
      },
      {
        principalId: config.require("operatorsGroupId"),
        principalType: "Group",
        principalIdDisplayName: "Operators",
        role: "Reader",
      },
      {
        principalId: config.require("operatorsGroupId"),
        principalType: "Group",
        principalIdDisplayName: "Operators",
        role: "Managed Services Registration assignment Delete Role",
      },
    ],
  },
});

const report = attributionReport([onboarding]);

// What the console shows: a line for the customer. The rest names ids and roles, so it is kept off the
// console and out of a pipeline's log.
export const summary = report.summary;
export const details = "pulumi stack output markdown --show-secrets";
export const markdown = pulumi.secret(report.markdown);
export const attribution = pulumi.secret(report.attributions);
