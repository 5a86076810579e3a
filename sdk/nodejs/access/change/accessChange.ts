import { sameId } from "../../../../azure/guid";
import { gains, losses } from "./loss";
import type { Loss } from "./loss";
import type { EligibleRole, Place, RecordedAccess } from "./recordedAccess";

/** How the part of a delegation that changes its name or place comes to its new one. */
export type Order =
  /** The new one is made before the old one is deleted. */
  | "newFirst"
  /** A name is given by hand, so azure-native deletes the old one first: there is a gap. */
  | "oldFirst";

/** A change of declared access that attribution may stop by. */
export type AccessChange =
  | { change: "managingTenant"; before: string; after: string }
  /** Definition or assignments stand under another name or at another place from now on. */
  | { change: "replacement"; order: Order; given: string[]; moves: Moves }
  /** The managing tenant changes and some name stays, so a standing delegation is to be changed. */
  | { change: "inPlace"; given: string[] }
  | ({ change: "loss"; gains: string[] } & Loss)
  /** An eligibility cannot be updated: it is removed and made again. */
  | { change: "eligibilityAnew"; principalId: string; roleId: string };

/** What distinguishes the new delegation from the old one. */
export type Moves = "tenant" | "scope" | "name";

/**
 * Decides what a change of declared access means. Another partner id, offer name or description is
 * not part of the access and means nothing; what is not known yet means nothing either.
 */
export function accessChanges(before: RecordedAccess, after: RecordedAccess): AccessChange[] {
  const tenants = tenantChange(before, after);
  return [
    ...tenants,
    ...delegationChanges(before, after, tenants.length > 0),
    // With the tenant all its principals go, which is said already.
    ...(tenants.length > 0 ? [] : lossChanges(before, after)),
    ...eligibilityChanges(before, after),
  ];
}

function tenantChange(before: RecordedAccess, after: RecordedAccess): AccessChange[] {
  const [former, next] = [before.managingTenantId, after.managingTenantId];
  return former && next && !sameId(former, next)
    ? [{ change: "managingTenant", before: former, after: next }]
    : [];
}

function delegationChanges(
  before: RecordedAccess,
  after: RecordedAccess,
  otherTenant: boolean,
): AccessChange[] {
  const pairs = placePairs(before, after);
  const replaced = pairs.filter(isReplaced);
  const byHand = replaced.filter(({ after: place }) => place.given);
  const stays = otherTenant ? pairs.filter((pair) => pair.after.given && !isReplaced(pair)) : [];
  const moves = otherTenant ? "tenant" : replaced.some(changesScope) ? "scope" : "name";
  return [
    ...(replaced.length > 0
      ? [
          {
            change: "replacement" as const,
            order: byHand.length > 0 ? ("oldFirst" as const) : ("newFirst" as const),
            given: byHand.map(({ property }) => property),
            moves,
          } as const,
        ]
      : []),
    ...(stays.length > 0
      ? [{ change: "inPlace" as const, given: stays.map(({ property }) => property) }]
      : []),
  ];
}

/** The same child of a delegation before and after, and the argument that names it. */
interface PlacePair {
  property: string;
  before: Place;
  after: Place;
}

/** Only what is on both sides and known: what comes or goes as a whole is a gain or a loss. */
function placePairs(before: RecordedAccess, after: RecordedAccess): PlacePair[] {
  if (before.mode !== "lighthouse" || after.mode !== "lighthouse") {
    return [];
  }
  const definitions =
    before.definition && after.definition
      ? [
          {
            property: "registrationDefinitionId",
            before: before.definition,
            after: after.definition,
          },
        ]
      : [];
  // A key may be named like something that every object has.
  const places = new Map(Object.entries(after.places ?? {}));
  const assignments = Object.entries(before.places ?? {}).flatMap(([key, place]) => {
    const now = places.get(key);
    return now
      ? [{ property: `registrationAssignmentIds["${key}"]`, before: place, after: now }]
      : [];
  });
  return [...definitions, ...assignments];
}

function isReplaced(pair: PlacePair): boolean {
  const [former = "", next = ""] = [pair.before.name, pair.after.name];
  return changesScope(pair) || !sameId(former, next);
}

function changesScope({ before, after }: PlacePair): boolean {
  return !sameId(before.scope, after.scope);
}

function lossChanges(before: RecordedAccess, after: RecordedAccess): AccessChange[] {
  return losses(before, after).map((loss) => ({
    change: "loss",
    ...loss,
    gains: gains(before, after, loss.scopes),
  }));
}

function eligibilityChanges(before: RecordedAccess, after: RecordedAccess): AccessChange[] {
  // A delegation holds its eligible authorizations in the definition, which is updated in place.
  if (before.mode !== "direct" || after.mode !== "direct") {
    return [];
  }
  return (before.eligible ?? []).flatMap((former) => {
    const next = after.eligible?.find((role) => isSame(former, role));
    const isAnew =
      next &&
      (next.endDateTime !== former.endDateTime || next.justification !== former.justification);
    const { principalId, roleId } = former;
    return isAnew ? [{ change: "eligibilityAnew", principalId, roleId }] : [];
  });
}

function isSame(left: EligibleRole, right: EligibleRole): boolean {
  return sameId(left.principalId, right.principalId) && sameId(left.roleId, right.roleId);
}
