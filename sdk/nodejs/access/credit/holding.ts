import type { AccessFacts } from "../facts/accessFacts";
import type { Grant } from "../facts/grant";
import type { Through } from "../../../../azure/principal";
import { throughOf } from "../../../../azure/principal";
import { wellKnownRoles } from "../../../../azure/roles";
import { linkedServicePrincipal } from "./linkedType";
import { inLinkedTenant, wayOf } from "./tenant";

/** Why a grant does not surely count, one word for each row of the reference. */
export type Doubt =
  | "otherTenant"
  | "tenantNotKnown"
  | "wayNotStated"
  | "roleListedNo"
  | "roleNotInTable"
  | "roleNotYetKnown"
  | "limitedRole"
  | "cannotActivate"
  | "perhapsCannotActivate"
  | "eligible"
  | "durationNotYetKnown"
  | "undeclaredGroup"
  | "unstatedPrincipal"
  | "holderNotYetKnown"
  | "condition"
  | "notShown"
  | "placeNotYetKnown"
  | "managementGroup"
  | "perhapsElsewhere";

/** Whether the linked identity holds a listed role for whole days by one grant. */
export interface Holding {
  grant: Grant;
  /** How it reaches the linked identity. */
  through: Through;
  holds: "yes" | "until" | "unknown" | "no";
  /** All that keeps it from being sure; empty where it is. */
  doubts: Doubt[];
}

/**
 * The grants that the linked identity has, or may have, each with what it comes to by section 2 of
 * the table of earned credit. What surely belongs to somebody else is left out. `undefined` while the
 * list of grants is not known.
 */
export function holdingsOf(facts: AccessFacts): Holding[] | undefined {
  return facts.grants?.flatMap((grant) => {
    const through = throughOf(facts.link?.objectId, grant);
    return through === "others"
      ? []
      : [withDoubts({ grant, through }, doubtsOf(facts, grant, through))];
  });
}

const excluding: readonly Doubt[] = ["otherTenant", "roleListedNo", "cannotActivate"];

/** What a grant comes to: an open question never hides a plain "no". */
export function withDoubts(
  { grant, through }: Pick<Holding, "grant" | "through">,
  doubts: Doubt[],
): Holding {
  const sure = grant.duration === "until" ? "until" : "yes";
  const open = doubts.length > 0 ? "unknown" : sure;
  return {
    grant,
    through,
    doubts,
    holds: doubts.some((doubt) => excluding.includes(doubt)) ? "no" : open,
  };
}

function doubtsOf(facts: AccessFacts, grant: Grant, through: Through): Doubt[] {
  return [
    openMembership(through),
    openTenant(facts, grant),
    openRole(facts, grant),
    openDuration(facts, grant),
    grant.condition ? ("condition" as const) : undefined,
    grant.reading?.state === "notFound" ? ("notShown" as const) : undefined,
  ].filter((doubt) => doubt !== undefined);
}

function openMembership(through: Through): Doubt | undefined {
  switch (through) {
    case "undeclaredGroup":
    case "unstatedPrincipal":
      return through;
    case "notYetKnown":
      return "holderNotYetKnown";
    case "itself":
    case "group":
      return undefined;
  }
}

function openDuration(facts: AccessFacts, { duration }: Grant): Doubt | undefined {
  switch (duration) {
    case "eligible":
      return activation[linkedServicePrincipal(facts)];
    case undefined:
      return "durationNotYetKnown";
    default:
      return undefined;
  }
}

/** By whether the linked identity is a service principal, which cannot activate a role. */
const activation = {
  yes: "cannotActivate",
  no: "eligible",
  unknown: "perhapsCannotActivate",
} as const;

function openRole(facts: AccessFacts, grant: Grant): Doubt | undefined {
  if (grant.role === undefined) {
    return "roleNotYetKnown";
  }
  if (isLimited(facts, grant)) {
    return "limitedRole";
  }
  const doubts = { yes: undefined, no: "roleListedNo", unknown: "roleNotInTable" } as const;
  return doubts[grant.role.pec];
}

/**
 * Whether the role can only be handed on: Microsoft says that of User Access Administrator by Azure
 * Lighthouse no other permission applies.
 */
function isLimited({ mode }: AccessFacts, grant: Grant): boolean {
  return (
    grant.role?.id === wellKnownRoles.userAccessAdministrator &&
    (mode === "lighthouse" || (mode === "granted" && wayOf(grant) !== "roleAssignment"))
  );
}

function openTenant(facts: AccessFacts, grant: Grant): Doubt | undefined {
  switch (inLinkedTenant(facts, grant)) {
    case "no":
      return "otherTenant";
    case "unknown":
      return grant.grantedBy === null ? "wayNotStated" : "tenantNotKnown";
    case "yes":
      return undefined;
  }
}
