import * as pulumi from "@pulumi/pulumi";
import { attributionReport, CustomerOnboarding } from "pulumi-azure-partner/access";
import type { Customer } from "./customers";

/**
 * Delegates one customer's subscription. Run its stack with the credential of an owner of that
 * subscription (ARM_* or azure-native:* configuration); the link is only read, from its own stack.
 */
export function onboard(
  stack: string,
  { name, tenantId, subscriptionId, roles, operatorsGroupId, billing, skipRules }: Customer,
  linkStack: string,
) {
  const { existingLink, managedByTenantId, principalId } = readLink(linkStack);
  const operators = {
    principalId: operatorsGroupId,
    principalType: "Group",
    principalIdDisplayName: "Operators",
  } as const;
  const onboarding = new CustomerOnboarding(stack, {
    customer: { name, tenantId, subscriptionId, billing },
    skipRules,
    lighthouse: {
      existingLink,
      managedByTenantId,
      registrationDefinitionName: `Managed services for ${name}`,
      authorizations: [
        ...roles.map((role) => ({
          principalId,
          principalType: "ServicePrincipal" as const,
          principalIdDisplayName: "Automation",
          role,
        })),
        { ...operators, role: "Reader" },
        { ...operators, role: "Managed Services Registration assignment Delete Role" },
      ],
    },
  });
  const report = attributionReport([onboarding]);
  // Pulumi hides secret outputs in the events of a preview, of which a pipeline makes its comment. So one
  // preview asks for it in clear; no deployment has it so.
  const inClear = pulumi.runtime.isDryRun() && process.env.REPORT_IN_CLEAR === "true";
  return {
    // What the console shows: a line for the customer. The rest names ids and roles, so it is kept off
    // the console and out of a pipeline's log; `npx pulumi-azure-partner report` reads it.
    summary: report.summary,
    details: "pulumi stack output markdown --show-secrets",
    markdown: pulumi.secret(report.markdown),
    attribution: inClear ? report.attributions : pulumi.secret(report.attributions),
  };
}

/**
 * What the link's stack told last. It is read only: no customer's stack can unlink the others.
 *
 * @param linkStack as `<organization>/<project>/<stack>`
 */
function readLink(linkStack: string) {
  const outputs = new pulumi.StackReference(linkStack);
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
