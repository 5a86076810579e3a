import type { AccessFacts } from "../facts/accessFacts";
import type { Holding } from "./holding";
import { holdingsOf } from "./holding";

/** What the linked identity holds itself or as a declared member; none where no link is declared. */
export function ownHoldings(facts: AccessFacts): Holding[] {
  const holdings = facts.link ? (holdingsOf(facts) ?? []) : [];
  return holdings.filter(({ through }) => through === "itself" || through === "group");
}
