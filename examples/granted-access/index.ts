import * as pulumi from "@pulumi/pulumi";
import type { GrantedRole } from "pulumi-azure-partner/access";
import { CustomerOnboarding } from "pulumi-azure-partner/access";

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

export const attribution = onboarding.attribution;
export const readme = onboarding.markdown;
