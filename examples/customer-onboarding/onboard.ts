import * as pulumi from "@pulumi/pulumi";
import { CustomerOnboarding } from "pulumi-azure-partner/access";
import type { Customer } from "./customers";

/**
 * Delegates one customer's subscription. Run its stack with the credential of an owner of that
 * subscription (ARM_* or azure-native:* configuration); the link is only read, from its own stack.
 */
export function onboard(
  stack: string,
  { name, tenantId, subscriptionId, roles, billing }: Customer,
  linkStack: string,
) {
  const { existingLink, managedByTenantId, principalId } = readLink(linkStack);
  const { attribution, markdown } = new CustomerOnboarding(stack, {
    customer: { name, tenantId, subscriptionId, billing },
    lighthouse: {
      existingLink,
      managedByTenantId,
      registrationDefinitionName: `Managed services for ${name}`,
      authorizations: roles.map((role) => ({
        principalId,
        principalType: "ServicePrincipal" as const,
        role,
      })),
    },
  });
  return { attribution, readme: markdown };
}

/** What the link's stack told last. It is read only: no customer's stack can unlink the others. */
function readLink(linkStack: string) {
  const path = [pulumi.getOrganization(), pulumi.getProject(), linkStack].join("/");
  const outputs = new pulumi.StackReference(path);
  return {
    existingLink: {
      id: outputs.requireOutput("id"),
      partnerId: outputs.requireOutput("partnerId"),
      partnerName: outputs.getOutput("partnerName"),
      createdTime: outputs.getOutput("createdTime"),
    },
    managedByTenantId: outputs.requireOutput("tenantId"),
    principalId: outputs.requireOutput("objectId"),
  };
}
