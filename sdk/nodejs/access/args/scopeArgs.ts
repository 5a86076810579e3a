import type { Input } from "@pulumi/pulumi";
import { plain, record, required, text } from "../../shapes";

/**
 * Scopes by a key of your own: the resource id of each or, for a subscription, its bare GUID. The key
 * names the child that is made there, whatever becomes of the id: another key is another child.
 */
export type Scopes = Record<string, Input<string>>;

/** Scopes by key, as {@link Scopes}. */
export const scopes = plain(record(required(text)));
