import type { Input } from "@pulumi/pulumi";
import { isPlain } from "./inputs";
import type { Reader, Unread } from "./reader";
import type { Scope } from "./scope";
import { parseScope } from "./scope";

/**
 * Scopes, by resource id or, for a subscription, bare GUID. Each child carries the name of its
 * scope, and a child's name is its identity. In a list the name is the last part of the id, or the
 * position where the id is an output: adding to the front of a list of outputs renames the children
 * behind it. In a record the key is the name, whatever the id becomes.
 */
export type ScopeArgs = Input<string>[] | Record<string, Input<string>>;

/** A scope and the key that its child is named by. */
export interface KeyedScope {
  key: string;
  scope: Input<string>;
}

/** Gives every scope a key of its own. */
export function keyedScopes(scopes: ScopeArgs): KeyedScope[] {
  if (!Array.isArray(scopes)) {
    return Object.entries(scopes ?? {}).map(([key, scope]) => ({ key, scope }));
  }
  const labels = scopes.map((scope, index) => labelOf(scope) ?? String(index));
  return scopes.map((scope, index) => {
    const label = labels[index] ?? String(index);
    const unique = labels.filter((other) => other === label).length === 1;
    return { key: unique ? label : `${label}-${index}`, scope };
  });
}

/** Reads scopes into facts; `undefined` as soon as one of them is not known. */
export function scopesOf(
  reader: Reader,
  property: string,
  scopes: Unread<Unread<string>[] | Record<string, Unread<string>>>,
): Scope[] | undefined {
  const listed =
    typeof scopes === "object" && scopes !== null && !Array.isArray(scopes)
      ? Object.values(scopes)
      : scopes;
  const read = reader
    .list(property, listed)
    ?.map((scope, index) => reader.scope(`${property}[${index}]`, scope));
  return read?.every((scope) => scope !== undefined) ? read : undefined;
}

function labelOf(scope: Input<string>): string | undefined {
  const parsed = isPlain(scope) && typeof scope === "string" ? parseScope(scope) : undefined;
  return parsed?.id.split("/").pop()?.toLowerCase();
}
