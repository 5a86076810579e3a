import { isGuid } from "./guid";

const roleDefinition = /\/providers\/microsoft\.authorization\/roledefinitions\/([^/]+)\/?$/i;

/**
 * GUID of a role, lower case, given bare or as the resource id of the role's definition, whatever the
 * scope that it is spelled under. `undefined` where it is neither.
 */
export function roleGuid(text: string): string | undefined {
  const given = text.trim();
  return guidIn(roleDefinition.exec(given)?.[1] ?? given);
}

/**
 * GUID of a role in the id of its definition as Azure tells it, lower case: what the id ends with. A
 * person may mean something else by an id that ends with a GUID, such as a subscription's; Azure does not.
 */
export function toldRoleGuid(roleDefinitionId: string): string | undefined {
  return guidIn(roleDefinitionId.split("/").at(-1));
}

function guidIn(id: string | undefined): string | undefined {
  return isGuid(id) ? id.toLowerCase() : undefined;
}
