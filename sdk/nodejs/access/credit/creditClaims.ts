import type { AccessFacts } from "../facts/accessFacts";
import type { Scope } from "../../../../azure/scope";
import { agreementCredit } from "./agreementCredit";
import { customersCloud } from "./clouds";
import { creditTable, isExpected, withoutLink } from "./creditTable";
import type { CreditCell, Holds } from "./creditTable";
import type { Holding } from "./holding";
import { mergePlaces } from "./mergePlaces";
import { missingFacts } from "./missingFacts";
import type { OnBehalfOf } from "./onBehalfOf";
import { onBehalfOf } from "./onBehalfOf";
import { organisationOf } from "./organisation";
import { placesOf } from "./place";
import { lastWholeDay } from "./wholeDays";

/** What is expected at some places of a customer, as far as a program can see. */
export interface CreditClaim extends CreditCell {
  /** Resource ids of the places; empty where the claim is about all of the access. */
  scopes: string[];
  /** Last whole day (UTC, `YYYY-MM-DD`) of a role with an end; absent where none is known. */
  lastDay?: string;
  /** Whether admin on behalf of earns, and where that is from. */
  onBehalfOf: OnBehalfOf;
  /** What has to be so for the expected outcome, where it is not known: each of these clauses. */
  missing: string[];
}

/** How long the linked identity holds a listed role at one place. */
export interface HeldAtPlace {
  holds: Holds;
  /** Last whole day of the latest end. */
  lastDay?: string | undefined;
  /** Whether something that is not known may count after it. */
  thenNotKnown: boolean;
}

/** What is expected, place by place; never per customer. */
export function creditClaims(facts: AccessFacts): CreditClaim[] {
  const places = placesOf(facts);
  const claims = places
    ? places.map(({ scope, holdings }) => claimAt(facts, scope, holdings))
    : [claimAt(facts, undefined, undefined)];
  return mergePlaces(claims);
}

function claimAt(
  facts: AccessFacts,
  scope: Scope | undefined,
  holdings: Holding[] | undefined,
): CreditClaim {
  const held = holdings ? heldAt(holdings) : { holds: "unknown" as const, thenNotKnown: true };
  const behalf = onBehalfOf(facts, scope);
  const cell = facts.link
    ? creditTable[organisationOf(facts)][held.holds][behalf.answer]
    : withoutLink[behalf.answer];
  const decided = limited(facts, settled(cell, held));
  const untilEnd = decided.afterwards !== undefined || decided.beside === "throughThisLinkUntil";
  return {
    scopes: scope ? [scope.id] : [],
    ...decided,
    ...(untilEnd && held.lastDay !== undefined && { lastDay: held.lastDay }),
    onBehalfOf: behalf,
    missing: missingFacts(facts, decided, holdings, behalf),
  };
}

/**
 * What several grants at one place come to: any that surely counts is enough; else the latest end, and
 * after it what is not known; else what is not known.
 */
export function heldAt(holdings: Holding[]): HeldAtPlace {
  const having = (holds: Holds) => holdings.filter((holding) => holding.holds === holds);
  if (having("yes").length > 0) {
    return { holds: "yes", thenNotKnown: false };
  }
  const open = having("unknown").length > 0;
  const days = having("until").map(
    ({ grant }) => grant.endDateTime && lastWholeDay(grant.endDateTime),
  );
  const known = days.filter((day) => typeof day === "string").sort();
  if (days.length > 0) {
    const lastDay = known.at(-1);
    // An end that is not known may be later than those that are.
    const perhapsLater = lastDay !== undefined && known.length < days.length;
    return { holds: "until", lastDay, thenNotKnown: open || perhapsLater };
  }
  return { holds: open ? "unknown" : "no", thenNotKnown: false };
}

function settled(cell: CreditCell, { thenNotKnown }: HeldAtPlace): CreditCell {
  return cell.afterwards && thenNotKnown ? { ...cell, afterwards: "notKnown" } : cell;
}

/** The cell under the customer's agreement and in its cloud. */
function limited(facts: AccessFacts, cell: CreditCell): CreditCell {
  const credit = agreementCredit(facts.customer.billing?.agreement);
  if (credit === "none") {
    return { outcome: "noneByAgreement" };
  }
  const sure = credit === "possible" && customersCloud(facts) === "public";
  if (sure || !isExpected(cell.outcome)) {
    return cell;
  }
  const { outcome: expected, afterwards } = cell;
  return { outcome: "notKnown", expected, ...(afterwards && { afterwards }) };
}
