import type { AccessFacts } from "../facts/accessFacts";
import type { AdminAgentsReading } from "../facts/customerFacts";
import type { Answer } from "../../../../azure/answer";
import type { Scope } from "../../../../azure/scope";
import { contains, parseScope } from "../../../../azure/scope";

/** Whether admin on behalf of earns at a place, and where that is from. */
export interface OnBehalfOf {
  /** Whether it earns. */
  answer: Answer;
  /** The program said it, or Azure showed the group's roles, or nobody told anything. */
  from: "declared" | "read" | "nobody";
}

/**
 * Section 3 of the table of earned credit. A listed role of the AdminAgents group that Azure shows is
 * a yes. That it shows none is no "no": another group of the transacting partner or its reseller may
 * hold one; but it takes its certainty from a declared yes.
 */
export function onBehalfOf({ customer }: AccessFacts, place: Scope | undefined): OnBehalfOf {
  const billing = customer.billing;
  const declared = billing?.aobo ?? "unknown";
  const readings = billing?.adminAgentsRoles?.filter((one) => tellsOf(one, place)) ?? [];
  // A role may be held at the place alone, which a reading around it does not show.
  const told = readings.flatMap(({ roles }) => (roles ? [roles] : []));
  if (told.flat().some((role) => role.pec === "yes")) {
    return { answer: "yes", from: "read" };
  }
  if (told.length > 0 && declared === "yes") {
    return { answer: "unknown", from: "read" };
  }
  return { answer: declared, from: declared === "unknown" ? "nobody" : "declared" };
}

function tellsOf(reading: AdminAgentsReading, place: Scope | undefined): boolean {
  const asked = parseScope(reading.scope);
  if (!asked) {
    return false;
  }
  return place === undefined ? asked.kind === "subscription" : contains(asked, place);
}
