import { sameId } from "./guid";

/** What an assignment to a principal says that the principal is. */
export type PrincipalType = (typeof principalTypes)[number];

/** Every word for what a principal is. */
export const principalTypes = [
  "User",
  "Group",
  "ServicePrincipal",
  "ForeignGroup",
  "Device",
] as const;

/** A principal that holds a role, as far as it is declared; `undefined` is what is not known yet. */
export interface RoleHolder {
  /** Object id of the principal. */
  principalId: string | undefined;
  /** What the principal is; `null` where it is not stated. */
  principalType: PrincipalType | null | undefined;
  /** Object ids of a group's members; `null` where they are not declared. */
  members: string[] | null | undefined;
}

/** How a role reaches an identity that its principal may be or hold, and how sure that is. */
export type Through =
  /** The principal is the identity. */
  | "itself"
  /** The identity is a declared member. */
  | "group"
  /** The principal is a group whose members are not declared. */
  | "undeclaredGroup"
  /** Nobody says what the principal is, so it may be a group. */
  | "unstatedPrincipal"
  /** Who the principal, its members or the identity are is not known yet. */
  | "notYetKnown";

/**
 * Whose role counts: how the role of a principal reaches an identity, or that it surely belongs to
 * somebody else.
 *
 * @param objectId object id of the identity; `undefined` where it is not known
 */
export function throughOf(objectId: string | undefined, holder: RoleHolder): Through | "others" {
  const { principalId, principalType, members } = holder;
  if (objectId === undefined || principalId === undefined) {
    return "notYetKnown";
  }
  if (sameId(principalId, objectId)) {
    return "itself";
  }
  // Only a group has members, and one of another tenant has none of this tenant's identities.
  if (principalType != null && principalType !== "Group") {
    return "others";
  }
  if (members) {
    const isMember = members.some((member) => sameId(member, objectId));
    return isMember ? memberOf(principalType) : "others";
  }
  if (members === undefined || principalType === undefined) {
    return "notYetKnown";
  }
  return principalType === null ? "unstatedPrincipal" : "undeclaredGroup";
}

/** A member of what has members is one of a group, unless it turns out to be none. */
function memberOf(principalType: "Group" | null | undefined): Through {
  return principalType === undefined ? "notYetKnown" : "group";
}
