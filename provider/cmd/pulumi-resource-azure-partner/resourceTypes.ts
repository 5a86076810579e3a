import type { argumentTable } from "../../argumentTable";
import type { Lifecycle } from "../../lifecycle";
import { createLinkLifecycle } from "../../link/linkLifecycle";
import { createBillingLifecycle } from "../../reading/billingLifecycle";
import { createRolesLifecycle } from "../../reading/rolesLifecycle";
import type { Run } from "../../run";

/** A resource of the plugin, beside the lifecycle that it has in every provider. */
export interface ResourceType {
  name: keyof typeof argumentTable;
  createLifecycle(run: Run): Lifecycle;
  /** What only Azure tells: not known before the resource is made. */
  told: readonly string[];
  /** Which outputs give away an argument that is secret. */
  derived: Readonly<Record<string, readonly string[]>>;
}

const prefix = "azure-partner:index:";
const ofIdentity = {
  identity: ["tenantId", "objectId"],
  "identity.tenantId": ["tenantId"],
  "identity.objectId": ["objectId"],
};

const resourceTypes: readonly ResourceType[] = [
  {
    name: "PartnerAdminLink",
    createLifecycle: createLinkLifecycle,
    told: [
      "partnerName",
      "linkedPartnerId",
      "tenantId",
      "objectId",
      "origin",
      "state",
      "version",
      "createdTime",
      "updatedTime",
    ],
    derived: {
      ...ofIdentity,
      partnerId: ["linkedPartnerId", "partnerName", "foundByRefresh"],
      expectedPartnerName: ["partnerName"],
    },
  },
  {
    name: "BillingAgreement",
    createLifecycle: createBillingLifecycle,
    told: ["billing", "tenantId", "objectId"],
    derived: { ...ofIdentity, subscriptionId: ["billing"] },
  },
  {
    name: "HeldRoles",
    createLifecycle: createRolesLifecycle,
    told: ["readings", "askedAs", "tenantId", "objectId"],
    derived: { ...ofIdentity, holders: ["readings"] },
  },
];

/** Every type of resource by its token. */
export const typesByToken: ReadonlyMap<string, ResourceType> = new Map(
  resourceTypes.map((type) => [`${prefix}${type.name}`, type]),
);
