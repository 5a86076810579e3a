import type { Access } from "./arm/access/access";
import type { ManagementGroup, Subscription } from "./arm/access/hierarchy";
import type { Links } from "./arm/links";
import type { Partner, Partners } from "./arm/partners";
import type { Switches } from "./arm/switches";
import type { Directory } from "./entra/directory";
import type { ManagedIdentity } from "./entra/managedIdentities";
import type { Tenant } from "./entra/tenants";
import type { User } from "./entra/users";
import type { Latency } from "./latency";

/** A service principal in one tenant; the same `clientId` in several is one application. */
export interface WorldServicePrincipal {
  tenantId: string;
  clientId: string;
  objectId: string;
  /** Client secret. Without one it can sign in nowhere until it is given a credential. */
  secret?: string;
}

/** What Azure holds. Plain data, so that a JSON file can say it; all ids are GUIDs. */
export interface World {
  /** Needed for domains only: whatever tenant the other parts name is there. */
  tenants?: Tenant[];
  /** Partners that an identity can be linked to. */
  partners?: Partner[];
  /** Partner global account ids: well-formed numbers that a link refuses. */
  globalPartnerIds?: string[];
  servicePrincipals?: WorldServicePrincipal[];
  users?: User[];
  managedIdentities?: ManagedIdentity[];
  managementGroups?: ManagementGroup[];
  subscriptions?: Subscription[];
  /** Who holds which role where; `roleId` is the role's GUID. */
  roles?: { scope: string; principalId: string; roleId: string }[];
  /** Links that stand already. */
  links?: { tenantId: string; objectId: string; partnerId: string }[];
  /** Those that differ from the default. */
  switches?: Partial<Switches>;
  /** Milliseconds. */
  latency?: Partial<Latency>;
}

/** The parts of the emulator that a world is put into. */
export interface Places {
  directory: Directory;
  partners: Partners;
  access: Access;
  links: Links;
  switches: Switches;
  latency: Latency;
}

/** Puts a world into an Azure without anybody. */
export function addWorld(world: World, places: Places): void {
  const { directory, partners, access, links, switches, latency } = places;
  // What is changed later is not the caller's world, so that a reset finds it as it was.
  const of = structuredClone(world);
  of.tenants?.forEach((tenant) => directory.addTenant(tenant));
  tenantsOf(of)
    .filter((tenantId) => !directory.findTenant(tenantId))
    .forEach((tenantId) => directory.addTenant({ tenantId }));
  of.partners?.forEach(({ partnerId, name }) => partners.add(partnerId, name));
  of.globalPartnerIds?.forEach((partnerId) => partners.addGlobal(partnerId));
  of.servicePrincipals?.forEach((principal) => directory.addServicePrincipal(principal));
  of.users?.forEach((user) => directory.addUser(user));
  of.managedIdentities?.forEach((identity) => directory.addManagedIdentity(identity));
  of.managementGroups?.forEach((group) => access.addManagementGroup(group));
  of.subscriptions?.forEach((subscription) => access.addSubscription(subscription));
  of.roles?.forEach((role) => access.grant(role.scope, role.principalId, role.roleId));
  of.links?.forEach((link) => links.set(link.tenantId, link.objectId, link.partnerId));
  Object.assign(switches, of.switches);
  Object.assign(latency, of.latency);
}

function tenantsOf(world: World): string[] {
  const { servicePrincipals = [], users = [], managedIdentities = [] } = world;
  const { managementGroups = [], subscriptions = [] } = world;
  const parts = [servicePrincipals, users, managedIdentities, managementGroups, subscriptions];
  return [...new Set(parts.flat().map(({ tenantId }) => tenantId))];
}

/** How a process signs in as the first service principal of a world that has a secret. */
export function signInEnvironment(world: World): Record<string, string> {
  const { servicePrincipals = [], subscriptions: [subscription] = [] } = world;
  const principal = servicePrincipals.find(({ secret }) => secret !== undefined);
  return principal?.secret === undefined
    ? {}
    : {
        ARM_TENANT_ID: principal.tenantId,
        ARM_CLIENT_ID: principal.clientId,
        ARM_CLIENT_SECRET: principal.secret,
        // azure-native asks for one before it signs in.
        ...(subscription && { ARM_SUBSCRIPTION_ID: subscription.subscriptionId }),
      };
}
