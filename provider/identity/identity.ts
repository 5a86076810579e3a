import { argumentTable } from "../argumentTable";

type Kinds = typeof argumentTable.Identity;

/**
 * Who gets linked, as declared on the resource. The names are those of the azure-native provider;
 * what is not declared falls back to its configuration and environment variables.
 */
export type Identity = {
  [Key in keyof Kinds]?: (Kinds[Key] extends "flag" ? boolean : string) | undefined;
};

/** Everything that an identity may declare. */
export const identityKeys = Object.keys(argumentTable.Identity);

const guids = ["tenantId", "clientId", "objectId"];

/** How a key of an identity is read; nothing where it is none. */
export function identityKind(key: string): "guid" | Kinds[keyof Kinds] | undefined {
  if (!identityKeys.includes(key)) {
    return undefined;
  }
  return guids.includes(key) ? "guid" : argumentTable.Identity[key as keyof Identity];
}

/** Who a token speaks for: the pair that Azure keeps the link under, and how to name it to a person. */
export interface Subject {
  tenantId: string;
  objectId: string;
  clientId?: string | undefined;
  kind: "service principal" | "user";
  userName?: string | undefined;
}

/** The resource's id: one link exists per tenant and object id, whatever the partner. */
export function subjectId(subject: { tenantId: string; objectId: string }): string {
  return `${subject.tenantId}/${subject.objectId}`.toLowerCase();
}
