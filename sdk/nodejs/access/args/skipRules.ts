import { plain, record, required, text } from "../../shapes";

/**
 * Rules that are switched off, with the reason: by id of the rule, or for one role only by
 * `<rule>:<GUID of the role>`, for example `"L1:<guid>"`.
 */
export type SkipRules = Record<string, string>;

/** The rules that are switched off, as {@link SkipRules}. */
export const skipRules = plain(record(required(plain(text))));
