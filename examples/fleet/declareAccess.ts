import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/azure-native/provider";
import { PartnerAdminLink } from "pulumi-azure-partner";
import { attributionReport, CustomerOnboarding } from "pulumi-azure-partner/access";
import type { DelegatedAccess, DirectAccess } from "./access";
import type { Customer } from "./customers";

/** Role assignments in the customer's tenant, and the link that is made there beside them. */
export function assign(customer: Customer, access: DirectAccess, partnerId: string) {
  const { name, tenantId, objectId } = customer;
  const { subscriptionId, roles } = access;
  const onboarding = new CustomerOnboarding(
    name,
    {
      customer: { name, tenantId, subscriptionId },
      direct: {
        principalId: objectId,
        principalType: "ServicePrincipal",
        roles,
        link: { partnerId, identity: { tenantId, objectId } },
      },
    },
    { provider: granter(customer, subscriptionId) },
  );
  const { origin, partnerName } = onboarding.link ?? {};
  return { ...exported(onboarding), origin, partnerName };
}

/**
 * A delegation to your own tenant. The link stands there for all customers and is only read, so that no
 * customer's end can unlink the others.
 */
export function delegate(customer: Customer, access: DelegatedAccess, partnerId: string) {
  const { name, tenantId, objectId } = customer;
  const { subscriptionId, managedByTenantId, operatorsGroupId, roles } = access;
  const existingLink = PartnerAdminLink.get(name, `${managedByTenantId}/${objectId}`, {
    identity: { tenantId: managedByTenantId, objectId },
    expectedPartnerIds: [partnerId],
  });
  const operators = {
    principalId: operatorsGroupId,
    principalType: "Group",
    principalIdDisplayName: "Operators",
  } as const;
  const onboarding = new CustomerOnboarding(
    name,
    {
      customer: { name, tenantId, subscriptionId },
      lighthouse: {
        existingLink,
        managedByTenantId,
        registrationDefinitionName: `Managed services for ${name}`,
        authorizations: [
          ...roles.map((role) => ({
            principalId: objectId,
            principalType: "ServicePrincipal" as const,
            principalIdDisplayName: "Automation",
            role,
          })),
          // The customer is seen in the portal by them, and can be left by them.
          { ...operators, role: "Reader" },
          { ...operators, role: "Managed Services Registration assignment Delete Role" },
        ],
      },
    },
    { provider: granter(customer, subscriptionId) },
  );
  return { ...exported(onboarding), origin: "delegated", partnerName: existingLink.partnerName };
}

/** Who gives the access: your application again, in the customer's tenant. */
function granter({ name, tenantId }: Customer, subscriptionId: string): Provider {
  return new Provider(name, {
    tenantId,
    subscriptionId,
    // A provider of its own does not take these two from the environment by itself.
    metadataHost: process.env.ARM_METADATA_HOSTNAME,
    disableInstanceDiscovery: process.env.ARM_DISABLE_INSTANCE_DISCOVERY === "true",
  });
}

/** What `examples/report` makes one report over all stacks of. */
function exported(onboarding: CustomerOnboarding) {
  const { markdown, attributions } = attributionReport([onboarding]);
  return { markdown: pulumi.secret(markdown), attribution: pulumi.secret(attributions) };
}
