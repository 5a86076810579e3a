import { roleIds } from "../e2e/access/cast";
import type { Azure } from "./azure";

/** A subscription to which the partner is given access. */
interface Customer {
  name: string;
  tenantId: string;
  subscriptionId: string;
  /** Who may give access there, where the environment does not say it. */
  owner?: { clientId: string; clientSecret: string };
}

/** What the programs declare of access. */
export interface Customers {
  /** As if another stack had made it. */
  link: { partnerId: string; tenantId: string; objectId: string };
  role: string;
  list: Customer[];
}

export interface CustomersAndEnvironment {
  customers: Customers;
  env: Record<string, string>;
}

const secret = "secret-of-an-owner";
let subscriptions = 0;

/**
 * Adds customers with a subscription each. Either one identity may give access to all of them, and
 * one provider does, or each has a tenant and a provider of its own.
 */
export function addCustomers(
  { emulator, partnerId }: Azure,
  count: number,
  owners: "one" | "each",
): CustomersAndEnvironment {
  const { access, directory } = emulator;
  const addOwner = () => {
    const { tenantId } = directory.addTenant();
    return directory.addServicePrincipal({ tenantId, secret });
  };
  const managing = addOwner();
  const shared = addOwner();
  const list = Array.from({ length: count }, (_none, index): Customer => {
    const { tenantId, clientId, objectId } = owners === "one" ? shared : addOwner();
    subscriptions += 1;
    const subscriptionId = `5ab5c000-0000-4000-8000-${String(subscriptions).padStart(12, "0")}`;
    access.addSubscription({ subscriptionId, tenantId });
    access.grant(`/subscriptions/${subscriptionId}`, objectId, roleIds.owner);
    return {
      name: `customer-${index + 1}`,
      tenantId,
      subscriptionId,
      ...(owners === "each" && { owner: { clientId, clientSecret: secret } }),
    };
  });
  return {
    customers: {
      link: { partnerId, tenantId: managing.tenantId, objectId: managing.objectId },
      role: roleIds.supportRequestContributor,
      list,
    },
    env: {
      ...emulator.environment,
      ARM_TENANT_ID: shared.tenantId,
      ARM_CLIENT_ID: shared.clientId,
      ARM_CLIENT_SECRET: secret,
      ARM_SUBSCRIPTION_ID: list[0]?.subscriptionId ?? "",
    },
  };
}
