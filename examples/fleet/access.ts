import { readGuid, refuseOthers } from "./data";

/** Roles in the customer's tenant. */
export interface DirectAccess {
  subscriptionId: string;
  /** Roles of your service principal, by their names in Azure. */
  roles: string[];
}

/** A delegation by Azure Lighthouse. */
export interface DelegatedAccess extends DirectAccess {
  /** Your own tenant. */
  managedByTenantId: string;
  /** Your security group of the people who look after the customer: they see it and can leave it. */
  operatorsGroupId: string;
}

/** Reads how a customer's access comes about; a customer without any has the link only. */
export function readAccess(
  who: string,
  direct: unknown,
  lighthouse: unknown,
): { direct?: DirectAccess; lighthouse?: DelegatedAccess } {
  if (direct !== undefined && lighthouse !== undefined) {
    throw new Error(`${who} has both direct and lighthouse: give one of them.`);
  }
  if (direct !== undefined) {
    const given = readKeys(`${who}: direct`, direct, ["subscriptionId"]);
    return { direct: given };
  }
  if (lighthouse !== undefined) {
    const ids = ["subscriptionId", "managedByTenantId", "operatorsGroupId"] as const;
    return { lighthouse: readKeys(`${who}: lighthouse`, lighthouse, ids) };
  }
  return {};
}

function readKeys<Id extends string>(
  who: string,
  given: unknown,
  ids: readonly Id[],
): Record<Id, string> & { roles: string[] } {
  const { roles, ...others } = Object(given) as Record<string, unknown>;
  const unknown = Object.keys(others).filter((key) => !(ids as readonly string[]).includes(key));
  refuseOthers(who, Object.fromEntries(unknown.map((key) => [key, null])), [...ids, "roles"]);
  for (const id of ids) {
    readGuid(who, id, others[id]);
  }
  const named = (role: unknown): role is string => typeof role === "string" && role !== "";
  if (!Array.isArray(roles) || roles.length === 0 || !roles.every(named)) {
    throw new Error(`${who} needs roles, a list of their names in Azure.`);
  }
  return { ...(others as Record<Id, string>), roles };
}
