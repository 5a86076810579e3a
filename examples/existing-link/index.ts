import * as pulumi from "@pulumi/pulumi";
import { attributionReport, CustomerOnboarding } from "pulumi-azure-partner/access";

const config = new pulumi.Config();

// What the other stack exports of its link: `export const { id, partnerId, partnerName } = link;`.
// Nothing here can change or end the link. (PartnerAdminLink.get would read it at Azure instead, which
// only the linked identity can.)
const outputs = new pulumi.StackReference(config.require("linkStack"));
const id = outputs.requireOutput("id"); // <tenant id>/<object id> of the linked identity

const onboarding = new CustomerOnboarding("customer", {
  customer: {
    name: config.require("customerName"),
    tenantId: config.require("customerTenantId"),
    subscriptionId: config.require("subscriptionId"),
  },
  direct: {
    principalId: id.apply((text: string) => text.split("/")[1] ?? ""),
    principalType: "ServicePrincipal",
    roles: ["Support Request Contributor"],
    existingLink: {
      id,
      partnerId: outputs.requireOutput("partnerId"),
      partnerName: outputs.getOutput("partnerName"),
      // Another partner stops the run, before a role is given.
      expectedPartnerIds: [config.require("partnerId")],
    },
  },
});

const report = attributionReport([onboarding]);
export const summary = report.summary;
export const details = "pulumi stack output markdown --show-secrets";
export const markdown = pulumi.secret(report.markdown);
export const attribution = pulumi.secret(report.attributions);
