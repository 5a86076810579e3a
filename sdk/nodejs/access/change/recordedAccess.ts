import { fields } from "../../../../azure/fields";
import { notYetKnown } from "../facts/known";

/** One thing that stands in Azure: where, and under which name. */
export interface Place {
  scope: string;
  /** Absent where scope, principal and role make the name. */
  name?: string;
  /** Whether the program gives the name; else it derives from what identifies the thing. */
  given?: boolean;
}

/** A role that a principal holds at every place. */
export interface PermanentRole {
  principalId: string;
  /** Whether the principal is a group. */
  group?: boolean;
  /** Object ids of a group's members, where they are declared. */
  members?: string[];
  roleId: string;
  /** Whether Microsoft's table lists the role for partner earned credit. */
  listed: boolean;
}

/** A role that a principal can activate at every place. */
export interface EligibleRole {
  principalId: string;
  roleId: string;
  justification?: string;
  /** When the eligibility ends, ISO 8601; absent where it does not end. */
  endDateTime?: string;
}

/**
 * The access that a component declared. Throughout, `undefined` means "not known": not known yet at
 * preview, secret, or written by a release that stored something else. Nothing is said about it.
 */
export interface RecordedAccess {
  mode: "lighthouse" | "direct" | undefined;
  /** Object id of the linked identity; `null` where no link is declared. */
  linkedObjectId: string | null | undefined;
  /** Tenant that the access is delegated to; `null` where it is held directly. */
  managingTenantId: string | null | undefined;
  /** The registration definition; `null` where access is held directly. */
  definition: Place | null | undefined;
  /** Where the access is held, by the key of the scope. */
  places: Record<string, Place> | undefined;
  permanent: PermanentRole[] | undefined;
  eligible: EligibleRole[] | undefined;
}

/** Reads what a component registers or once registered, whatever that holds. */
export function recordedAccess(declared: unknown): RecordedAccess {
  const { mode, linkedObjectId, managingTenantId, definition, ...lists } = fields(declared);
  return {
    mode: mode === "lighthouse" || mode === "direct" ? mode : undefined,
    linkedObjectId: isMissing(linkedObjectId) ? null : known(linkedObjectId, isText),
    managingTenantId: isMissing(managingTenantId) ? null : known(managingTenantId, isText),
    definition: isMissing(definition) ? null : known(definition, isPlace),
    places: known(lists.places, isPlaces),
    permanent: known(lists.permanent, isListOf(isPermanent)),
    eligible: isMissing(lists.eligible) ? [] : known(lists.eligible, isListOf(isEligible)),
  };
}

function known<T>(value: unknown, is: (value: unknown) => value is T): T | undefined {
  return !hasUnknown(value) && is(value) ? value : undefined;
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isPlace(value: unknown): value is Place {
  const { scope, name } = fields(value);
  return isText(scope) && (name === undefined || isText(name));
}

function isPlaces(value: unknown): value is Record<string, Place> {
  return typeof value === "object" && value !== null && Object.values(value).every(isPlace);
}

function isPermanent(value: unknown): value is PermanentRole {
  const { principalId, roleId, members, listed } = fields(value);
  const readable = members === undefined || isListOf(isText)(members);
  return isText(principalId) && isText(roleId) && readable && typeof listed === "boolean";
}

function isEligible(value: unknown): value is EligibleRole {
  const { principalId, roleId } = fields(value);
  return isText(principalId) && isText(roleId);
}

function isListOf<T>(is: (item: unknown) => item is T): (value: unknown) => value is T[] {
  return (value): value is T[] => Array.isArray(value) && value.every(is);
}

function hasUnknown(value: unknown): boolean {
  return value === notYetKnown || Object.values(fields(value)).some(hasUnknown);
}
