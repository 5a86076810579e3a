import type { Emulator } from "../../../emulator";

/** The partner whose stories these are, and another one. */
export const partnerIds = { ours: "4242424", theirs: "5151515" } as const;

export const roleIds = {
  userAccessAdministrator: "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
  owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  supportRequestContributor: "cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e",
  registrationAssignmentDelete: "91c1777a-f3dc-4fae-b103-61d183457e46",
} as const;

/** A service principal, and how it signs in by secret. */
export interface Principal {
  tenantId: string;
  clientId: string;
  objectId: string;
  secret: string;
  env: Record<string, string>;
}

export interface Customer {
  tenantId: string;
  subscriptionId: string;
  /** The subscription as a scope. */
  scope: string;
  /** Who may give access there. */
  owner: Principal;
}

const secret = "s3cret-value";

/** Adds a tenant with nothing in it. */
export function addTenant({ directory }: Emulator): string {
  return directory.addTenant().tenantId;
}

/** Adds an application to a tenant, or one that exists in another tenant as well. */
export function addPrincipal(
  { directory }: Emulator,
  tenantId: string,
  existing?: Principal,
): Principal {
  const application = existing ? { clientId: existing.clientId } : { secret };
  const { clientId, objectId } = directory.addServicePrincipal({ tenantId, ...application });
  const env = {
    ARM_TENANT_ID: tenantId,
    ARM_CLIENT_ID: clientId,
    ARM_CLIENT_SECRET: secret,
    // azure-native asks for one before it signs in; no resource here takes it from there.
    ARM_SUBSCRIPTION_ID: "5ab5c000-0000-4000-8000-000000000000",
  };
  return { tenantId, clientId, objectId, secret, env };
}

/** Adds a customer: a tenant, a subscription in it, and an application that owns it. */
export function addCustomer(
  emulator: Emulator,
  number = 1,
  more: { managementGroup?: string; registered?: string[] } = {},
): Customer {
  const tenantId = addTenant(emulator);
  const subscriptionId = `5ab5c000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  const scope = `/subscriptions/${subscriptionId}`;
  emulator.access.addSubscription({ subscriptionId, tenantId, ...more });
  const owner = addPrincipal(emulator, tenantId);
  emulator.access.grant(scope, owner.objectId, roleIds.owner);
  return { tenantId, subscriptionId, scope, owner };
}
