import * as pulumi from "@pulumi/pulumi";
import type { GrantedRole } from "pulumi-azure-partner/access";
import { attributionReport, CustomerOnboarding } from "pulumi-azure-partner/access";

const config = new pulumi.Config();

const onboarding = new CustomerOnboarding("customer", {
  customer: {
    name: config.require("customerName"),
    tenantId: config.require("customerTenantId"),
    subscriptionId: config.require("subscriptionId"),
  },
  granted: {
    // Run this as the identity that holds the access (ARM_* or azure-native:* configuration): the two
    // pins make a run under any other stop before it is linked.
    link: {
      partnerId: config.require("partnerId"),
      expectedPartnerName: config.require("expectedPartnerName"),
      identity: {
        tenantId: config.require("customerTenantId"),
        objectId: config.require("objectId"),
      },
    },
    // Which of these roles stand is read as the linked identity; `readRoles: false` would not ask.
    access: config.requireObject<GrantedRole[]>("access"),
  },
});

const report = attributionReport([onboarding]);

// What the console shows: a line for the customer. The rest names ids and roles, so it is kept off the
// console and out of a pipeline's log.
export const summary = report.summary;
export const details = "pulumi stack output markdown --show-secrets";
export const markdown = pulumi.secret(report.markdown);
export const attribution = pulumi.secret(report.attributions);
