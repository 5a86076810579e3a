import type { Input } from "@pulumi/pulumi";
import type { PartlyKnown } from "../facts/known";
import { notYetKnown } from "../facts/known";
import type { Reader } from "../facts/reader";
import type { Scope } from "../../../../azure/scope";

/**
 * Scopes by a key of your own: the resource id of each or, for a subscription, its bare GUID. The key
 * names the child that is made there, whatever becomes of the id: another key is another child.
 */
export type Scopes = Record<string, Input<string>>;

/** Reads scopes into facts; `undefined` as soon as one of them is not known. */
export function scopesOf(
  reader: Reader,
  property: string,
  scopes: PartlyKnown<Record<string, string>> | null | undefined,
): Scope[] | undefined {
  const entries = scopes === notYetKnown ? notYetKnown : Object.entries(scopes ?? {});
  const read = reader
    .list(property, entries)
    ?.map(([key, scope]) => reader.scope(`${property}["${key}"]`, scope));
  return read?.every((scope) => scope !== undefined) ? read : undefined;
}
