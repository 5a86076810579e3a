import type { PartnerAdminLink } from "pulumi-azure-partner";
import { LighthouseDelegation } from "pulumi-azure-partner/access";

export interface Customer {
  name: string;
  tenantId: string;
  subscriptionId: string;
  /** Security group of the people who look after this customer. */
  operatorsGroupId: string;
}

/** Delegates a customer's subscription to the identity that is linked, and to our operators. */
export function delegate(customer: Customer, link: PartnerAdminLink): LighthouseDelegation {
  const operators = { principalId: customer.operatorsGroupId, principalType: "Group" } as const;
  return new LighthouseDelegation(customer.name, {
    customer: { name: customer.name, tenantId: customer.tenantId },
    subscriptionId: customer.subscriptionId,
    existingLink: link,
    managedByTenantId: link.tenantId,
    registrationDefinitionName: `Managed services for ${customer.name}`,
    authorizations: [
      {
        principalId: link.objectId,
        principalType: "ServicePrincipal",
        role: "Support Request Contributor",
      },
      { ...operators, role: "Reader" },
      { ...operators, role: "Managed Services Registration assignment Delete Role" },
    ],
  });
}
