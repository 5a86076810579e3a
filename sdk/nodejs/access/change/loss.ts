import { sameId } from "../../../../azure/guid";
import { throughOf } from "../../../../azure/principal";
import { isManagementGroup, liesIn } from "../../../../azure/scope";
import type { PermanentRole, Place, RecordedAccess } from "./recordedAccess";

/** A principal, and scopes where it loses what attribution rests on. */
export interface Loss {
  principalId: string;
  scopes: string[];
  /** Management groups where it keeps such a role; whether they hold the scopes does not show. */
  unless: string[];
}

/**
 * Where a principal that counts no longer holds any role that Microsoft's table lists,
 * permanently: at the scope itself or above it. Only a loss that is sure is told.
 */
export function losses(before: RecordedAccess, after: RecordedAccess): Loss[] {
  if (!before.places || !before.permanent || !after.places || !after.permanent) {
    return [];
  }
  const counting = before.permanent.filter((role) => role.listed && counts(before, role));
  return distinct(counting.map(({ principalId }) => principalId)).flatMap((principalId) => {
    const left = distinct(listedScopes(after, principalId, counting));
    const held = distinct(scopesOf(before.places));
    const scopes = held.filter((scope) => !left.some((outer) => liesIn(scope, outer)));
    const unless = left.filter(isManagementGroup);
    return scopes.length > 0 ? [{ principalId, scopes, unless }] : [];
  });
}

/** Principals that get such a role at one of these scopes and had none there. */
export function gains(before: RecordedAccess, after: RecordedAccess, scopes: string[]): string[] {
  const listed = (after.permanent ?? []).filter((role) => role.listed);
  return distinct(listed.map(({ principalId }) => principalId)).filter((principalId) => {
    const held = listedScopes(before, principalId, []);
    const holds = listedScopes(after, principalId, []);
    return scopes.some((scope) => isIn(scope, holds) && !isIn(scope, held));
  });
}

/**
 * Without a declared link anybody may be the linked one. What is not recorded as a group was said to be
 * something else, or nothing was said of it: no members are surmised in it.
 */
function counts({ linkedObjectId }: RecordedAccess, role: PermanentRole): boolean {
  const { principalId, group, members = null } = role;
  const principalType = group ? "Group" : null;
  const through = throughOf(linkedObjectId || undefined, { principalId, principalType, members });
  return through !== "others" && through !== "unstatedPrincipal";
}

/** A role that was listed goes on counting, whatever a newer table says. */
function listedScopes(access: RecordedAccess, principalId: string, before: PermanentRole[]) {
  const holds = (access.permanent ?? []).some(
    (role) =>
      sameId(role.principalId, principalId) &&
      (role.listed || before.some((former) => sameRole(former, role))),
  );
  return holds ? scopesOf(access.places) : [];
}

function sameRole(left: PermanentRole, right: PermanentRole): boolean {
  return sameId(left.principalId, right.principalId) && sameId(left.roleId, right.roleId);
}

function scopesOf(places: Record<string, Place> = {}): string[] {
  return Object.values(places).map(({ scope }) => scope);
}

function isIn(scope: string, scopes: string[]): boolean {
  return scopes.some((outer) => liesIn(scope, outer));
}

function distinct(texts: string[]): string[] {
  return [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()];
}
