import { createIds } from "../ids";

/** An identity of a machine or service in Azure. */
export interface ManagedIdentity {
  tenantId: string;
  objectId: string;
  clientId: string;
  /** Given for one that is user-assigned; missing for the system-assigned one. */
  resourceId?: string | undefined;
}

export interface ManagedIdentities {
  /** Ids that are not given are made. */
  addManagedIdentity(
    identity: Pick<ManagedIdentity, "tenantId"> & Partial<ManagedIdentity>,
  ): ManagedIdentity;
  /** By client, object or resource id; without any of them the system-assigned one. */
  findManagedIdentity(id: string | undefined): ManagedIdentity | undefined;
  removeManagedIdentity(objectId: string): void;
}

export function createManagedIdentities(): ManagedIdentities {
  const nextObjectId = createIds(0xc1);
  const nextClientId = createIds(0xb1);
  const identities = new Map<string, ManagedIdentity>();

  return {
    addManagedIdentity({
      tenantId,
      objectId = nextObjectId(),
      clientId = nextClientId(),
      resourceId,
    }) {
      const identity = { tenantId, objectId, clientId, resourceId };
      identities.set(objectId, identity);
      return identity;
    },
    findManagedIdentity: (id) =>
      [...identities.values()].find(({ objectId, clientId, resourceId }) =>
        id === undefined ? resourceId === undefined : [objectId, clientId, resourceId].includes(id),
      ),
    removeManagedIdentity: (objectId) => void identities.delete(objectId),
  };
}
