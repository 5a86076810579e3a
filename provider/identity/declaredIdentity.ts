import { argumentTable } from "../argumentTable";

type Kinds = typeof argumentTable.Identity;

/**
 * Who gets linked, as declared on the resource. The names are those of the azure-native provider;
 * what is not declared falls back to its configuration and environment variables.
 */
export type Identity = {
  [Key in keyof Kinds]?: (Kinds[Key] extends "flag" ? boolean : string) | undefined;
};

const guids = ["tenantId", "clientId", "objectId"];

/** How a key of an identity is read; nothing where it is none. */
export function identityKind(key: string): "guid" | Kinds[keyof Kinds] | undefined {
  if (!Object.hasOwn(argumentTable.Identity, key)) {
    return undefined;
  }
  return guids.includes(key) ? "guid" : argumentTable.Identity[key as keyof Identity];
}
