import type { AccessFacts } from "../facts/accessFacts";

/**
 * The cloud that the linked identity signs in to, as azure-native names it; `undefined` without a link,
 * and while it is not known.
 */
export function linkCloud({ link, defaultEnvironment }: AccessFacts): string | undefined {
  return link?.environment === null ? defaultEnvironment : link?.environment;
}
