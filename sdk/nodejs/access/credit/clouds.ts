import type { AccessFacts } from "../facts/accessFacts";
import type { Cloud } from "../../../../azure/cloud";
import { cloudOf } from "../../../../azure/cloud";

/**
 * The cloud that the linked identity signs in to, as azure-native names it; `undefined` without a link,
 * and while it is not known.
 */
export function linkEnvironment({ link, defaultEnvironment }: AccessFacts): string | undefined {
  return link?.environment === null ? defaultEnvironment : link?.environment;
}

/** The same as one of the clouds that rules tell apart. */
export function linkCloud(facts: AccessFacts): Cloud | undefined {
  const environment = linkEnvironment(facts);
  return environment === undefined ? undefined : cloudOf(environment);
}

/**
 * The cloud that access is written in; `undefined` where an azure-native provider of the program's own
 * writes it, which does not tell.
 */
export function writtenCloud(facts: AccessFacts): Cloud | undefined {
  return facts.explicitProvider ? undefined : cloudOf(facts.defaultEnvironment);
}

/**
 * The cloud that the customer's resources are in. Where what writes the access does not tell, it is the
 * linked identity's, since access never crosses clouds. Where the program names two, the one of which
 * less is known: nothing is sure of a link in it.
 */
export function customersCloud(facts: AccessFacts): Cloud | undefined {
  const linked = linkCloud(facts);
  if (facts.link && linked === undefined) {
    return undefined;
  }
  const customers = writtenCloud(facts) ?? linked;
  return customers === "public" ? (linked ?? customers) : customers;
}
