import { roleIds } from "./arm/access/roleDefinitions";
import type { World } from "./world";

/** Who and what is in the world that an emulator starts with when it is given no other. */
export const example = {
  tenantId: "000000aa-0000-4000-8000-000000000001",
  domain: "example.emulator",
  /** A service principal that owns the subscription; `environment` signs in as it. */
  clientId: "000000ab-0000-4000-8000-000000000001",
  objectId: "000000ac-0000-4000-8000-000000000001",
  secret: "example-secret",
  /** Not linked yet. */
  partnerId: "1234567",
  partnerName: "Example Partner",
  otherPartnerId: "7654321",
  otherPartnerName: "Other Partner",
  subscriptionId: "000000ad-0000-4000-8000-000000000001",
} as const;

const { tenantId, clientId, objectId, secret, subscriptionId } = example;

/** The world that an emulator starts with when it is given no other. */
export const exampleWorld: World = {
  tenants: [{ tenantId, domain: example.domain }],
  partners: [
    { partnerId: example.partnerId, name: example.partnerName },
    { partnerId: example.otherPartnerId, name: example.otherPartnerName },
  ],
  servicePrincipals: [{ tenantId, clientId, objectId, secret }],
  subscriptions: [{ subscriptionId, tenantId }],
  roles: [
    {
      scope: `/subscriptions/${subscriptionId}`,
      principalId: objectId,
      roleId: roleIds.owner,
    },
  ],
};
