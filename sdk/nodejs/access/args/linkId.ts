import { isGuid } from "../../../../azure/guid";

/** Tenant and object id of a linked identity, from the id of its link: `<tenant id>/<object id>`. */
export function identityOf(id: string | undefined) {
  const [tenantId, objectId, ...rest] = id === undefined ? [] : id.split("/");
  return isGuid(tenantId) && isGuid(objectId) && rest.length === 0
    ? { tenantId, objectId }
    : undefined;
}
