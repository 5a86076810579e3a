import type { AccessFacts } from "../facts/accessFacts";
import type { Duration } from "../args/grantedRole";
import type { Answer } from "../../../../azure/answer";
import { isCsp } from "./agreementCredit";
import { customersCloud } from "./clouds";
import type { Doubt, Holding } from "./holding";
import { mergePlaces } from "./mergePlaces";
import { organisationOf } from "./organisation";
import { placesOf } from "./place";

/**
 * What recognition of the customer's spend rests on: link and role are set up; the partner's own
 * contract, which counts by itself; sources that differ; not on this link; or it is not known.
 */
export type RecognitionOutcome =
  "setUp" | "byTheContract" | "sourcesDiffer" | "notByThisLink" | "notKnown";

/** What recognition rests on at some places of a customer. */
export interface RecognitionClaim {
  /** Resource ids of the places; empty where the claim is about all of the access. */
  scopes: string[];
  /** What it rests on. */
  outcome: RecognitionOutcome;
  /** For how long the role is held that it rests on; it counts only while it is active. */
  duration?: Duration | undefined;
  /** End of that role (ISO 8601), where it has one that is known. */
  until?: string;
}

type Judged = Omit<RecognitionClaim, "scopes">;

/** Section 6 of the table of earned credit, place by place. "Set up" is the most that can be said. */
export function recognitionClaims(facts: AccessFacts): RecognitionClaim[] {
  const places = placesOf(facts) ?? [{ scope: undefined, holdings: undefined }];
  return mergePlaces(
    places.map(({ scope, holdings }) => ({
      scopes: scope ? [scope.id] : [],
      ...atPlace(facts, holdings),
    })),
  );
}

function atPlace(facts: AccessFacts, holdings: Holding[] | undefined): Judged {
  const byLink = facts.link && holdings ? best(holdings) : notKnown;
  const { outcome } = byLink;
  const contract = outcome === "setUp" ? "no" : ownContract(facts);
  if (outcome === "notByThisLink" && contract === "no") {
    return byLink;
  }
  if (customersCloud(facts) !== "public" || contract === "unknown") {
    return notKnown;
  }
  return contract === "yes"
    ? { outcome: "byTheContract" }
    : underAgreement(facts, byLink, holdings ?? []);
}

const notKnown: Judged = { outcome: "notKnown" };
const mayCount: RecognitionOutcome[] = ["setUp", "sourcesDiffer"];

function underAgreement({ customer }: AccessFacts, byLink: Judged, holdings: Holding[]): Judged {
  switch (customer.billing?.agreement) {
    case "enterpriseAgreement":
      // Some say that no link counts, so one more role that perhaps counts cannot change it.
      return holdings.some((one) => mayCount.includes(recognised(one).outcome))
        ? { outcome: "sourcesDiffer" }
        : byLink;
    case "other":
      return notKnown;
    default:
      return byLink;
  }
}

/**
 * Whether the customer is the partner's own by a contract of a cloud solution provider. Where the
 * agreement is not told, the link alone is judged.
 */
function ownContract(facts: AccessFacts): Answer {
  const { billing } = facts.customer;
  const answers = { same: "yes", other: "no", unknown: "unknown" } as const;
  return facts.link && isCsp(billing?.agreement) === true ? answers[organisationOf(facts)] : "no";
}

/** The most that one of the grants comes to; what is not known may come to more than what is doubtful. */
function best(holdings: Holding[]): Judged {
  const judged = holdings.map(recognised).sort((a, b) => rank(b) - rank(a) || later(a, b));
  return judged[0] ?? { outcome: "notByThisLink" };
}

const outcomes: RecognitionOutcome[] = ["notByThisLink", "sourcesDiffer", "notKnown", "setUp"];
const durations: Duration[] = ["eligible", "until", "permanent"];

function rank({ outcome, duration }: Judged): number {
  return outcomes.indexOf(outcome) + (duration ? durations.indexOf(duration) : 0);
}

function later(left: Judged, right: Judged): number {
  return Date.parse(right.until ?? "") - Date.parse(left.until ?? "") || 0;
}

/** What one grant comes to. Microsoft's link page counts every role, other sources only those listed. */
function recognised({ grant, doubts }: Holding): Judged {
  const { duration, endDateTime } = grant;
  const any = (...of: Doubt[]) => of.some((doubt) => doubts.includes(doubt));
  if (any("otherTenant", "cannotActivate")) {
    return { outcome: "notByThisLink" };
  }
  const ofTheRole: Doubt[] = ["roleListedNo", "roleNotInTable", "limitedRole"];
  const counted: Doubt[] = ["managementGroup", "eligible", ...ofTheRole];
  if (doubts.some((doubt) => !counted.includes(doubt))) {
    return notKnown;
  }
  return any(...ofTheRole)
    ? { outcome: "sourcesDiffer" }
    : {
        outcome: "setUp",
        duration,
        ...(duration === "until" && endDateTime && { until: endDateTime }),
      };
}
