import type { AccessFacts } from "../facts/accessFacts";
import type { Scope } from "../../../../azure/scope";
import { contains, sameScope } from "../../../../azure/scope";
import type { Holding } from "./holding";
import { holdingsOf, withDoubts } from "./holding";

/** A place in the customer's Azure, and what the linked identity holds there or above. */
export interface Place {
  /** Where it is; absent where no place is known, and it stands for all of the access. */
  scope?: Scope;
  /** What is held there, or may be. */
  holdings: Holding[];
}

/**
 * The places where the linked identity holds something, or may: what is true at one says nothing of
 * another. `undefined` while the list of grants is not known.
 */
export function placesOf(facts: AccessFacts): Place[] | undefined {
  const holdings = holdingsOf(facts);
  if (!holdings) {
    return undefined;
  }
  const scopes = distinct(holdings.flatMap(({ grant }) => grant.scopes ?? []));
  if (scopes.length === 0) {
    // What is delegated is never a management group, and all of it is delegated at the same places.
    return [{ holdings: facts.mode === "lighthouse" ? holdings : holdings.map(somewhere) }];
  }
  return scopes.map((scope) => ({
    scope,
    holdings: holdings.flatMap((one) => reaching(one, scope)),
  }));
}

function distinct(scopes: Scope[]): Scope[] {
  return scopes.filter((scope, at) => scopes.findIndex((other) => sameScope(other, scope)) === at);
}

/** The holding at a place that is not known yet. */
function somewhere(holding: Holding): Holding {
  return holding.grant.scopes
    ? holding
    : withDoubts(holding, [...holding.doubts, "placeNotYetKnown"]);
}

/** The holding as far as it reaches a place. */
function reaching(holding: Holding, place: Scope): Holding[] {
  const { scopes } = holding.grant;
  if (scopes === undefined) {
    return [somewhere(holding)];
  }
  const isGroup = ({ kind }: Scope) => kind === "managementGroup";
  if (scopes.some((scope) => !isGroup(scope) && contains(scope, place))) {
    return [holding];
  }
  const groups = scopes.filter(isGroup);
  if (groups.length === 0) {
    return [];
  }
  // Nobody says that credit is inherited, and what a management group holds does not show in its id.
  const there = groups.some((group) => sameScope(group, place));
  return [withDoubts(holding, [...holding.doubts, there ? "managementGroup" : "perhapsElsewhere"])];
}
