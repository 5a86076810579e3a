import type { Attribution } from "./attribution";
import type { Headline } from "./headline";
import { standings, headlineOf } from "./headline";

/** One customer among many, with all of its onboardings. */
export interface JudgedCustomer {
  /** Its name, as the onboarding says that stands for it. */
  name: string;
  /** What is to be said of it first. */
  headline: Headline;
  /** The onboarding that stands for it: the worst. */
  attribution: Attribution;
  /** All of them. */
  onboardings: Attribution[];
}

/** The customers of these onboardings, each once, the worst first and then by name. */
export function customersOf(attributions: Attribution[]): JudgedCustomer[] {
  const byKey = new Map<string, Attribution[]>();
  for (const attribution of attributions) {
    const key = customerKey(attribution);
    byKey.set(key, [...(byKey.get(key) ?? []), attribution]);
  }
  return [...byKey.values()].flatMap(judged).sort(worstFirst);
}

/** A customer is a name in a tenant; where that is not known, each onboarding is one. */
export function customerKey({ onboarding, customer }: Attribution): string {
  const { name, tenantId, subscriptionId } = customer;
  const place = tenantId === undefined ? [onboarding, subscriptionId ?? ""] : [tenantId];
  return JSON.stringify([name, ...place.map((part) => part.toLowerCase())]);
}

function judged(onboardings: Attribution[]): JudgedCustomer[] {
  return onboardings
    .map((attribution) => ({
      name: attribution.customer.name,
      headline: headlineOf(attribution),
      attribution,
      onboardings,
    }))
    .sort(worstFirst)
    .slice(0, 1);
}

function worstFirst(left: JudgedCustomer, right: JudgedCustomer): number {
  return rank(left) - rank(right) || (left.name < right.name ? -1 : left.name > right.name ? 1 : 0);
}

function rank({ headline }: JudgedCustomer): number {
  return 2 * standings.indexOf(headline.standing) + (headline.inOrder ? 1 : 0);
}
