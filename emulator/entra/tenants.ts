import { createIds } from "../ids";

/** A directory of Entra. */
export interface Tenant {
  tenantId: string;
  domain?: string | undefined;
}

export interface Tenants {
  /** An id that is not given is made. */
  addTenant(tenant?: Partial<Tenant>): Tenant;
  /** By id or domain, in any case. */
  findTenant(idOrDomain: string): Tenant | undefined;
  removeTenant(tenantId: string): void;
}

export function createTenants(): Tenants {
  const nextTenantId = createIds(0xa0);
  const tenants: Tenant[] = [];

  const findTenant = (idOrDomain: string) =>
    tenants.find(
      ({ tenantId, domain }) =>
        tenantId.toLowerCase() === idOrDomain.toLowerCase() ||
        domain?.toLowerCase() === idOrDomain.toLowerCase(),
    );

  return {
    findTenant,
    addTenant({ tenantId = nextTenantId(), domain } = {}) {
      const tenant = { tenantId, domain };
      tenants.push(tenant);
      return tenant;
    },
    removeTenant(tenantId) {
      const tenant = findTenant(tenantId);
      if (tenant) {
        tenants.splice(tenants.indexOf(tenant), 1);
      }
    },
  };
}
