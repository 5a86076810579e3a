import type { Converged } from "./converge";

/*
 * Whose a link is: the one place that decides whether this resource may move or remove the link that
 * stands. It stands against
 *
 * - a refresh that writes another partner into the state: `linkedPartnerId` is what this resource last
 *   linked or adopted, and no read changes it;
 * - a partner id that reaches the inputs out of the state (`ignoreChanges`, a program generated from
 *   the state, a policy's remediation): the link is adopted at most, and marked `foundByRefresh`;
 *   where it does not stand any more, such a partner is not linked anew;
 * - a program that follows another partner: adopting is adopting in an update, too;
 * - `onDelete: "unlink"`, declared for the link of before, that would remove such a link;
 * - a link that stands after a refused write, or that an interrupted run may or may not have made:
 *   nobody can tell it from somebody else's, so it is adopted.
 */

/** How this resource came to its link: it decides what deleting the resource does to it. */
export type Origin = "created" | "adopted" | "takenOver";

/** What is recorded of whose a link is. */
export interface Ownership {
  /** The partner this resource last linked or adopted. A read never changes it. */
  linkedPartnerId?: string | undefined;
  origin?: Origin | undefined;
  /**
   * A refresh had found this partner before it was declared, so nobody can tell whether the program
   * says it or the state did: the link is neither moved nor removed as this resource's own.
   */
  foundByRefresh?: true | undefined;
}

/** The state before an update, as far as ownership goes; nothing of it is there before a creation. */
export type Before = Ownership & { partnerId?: string };

/** The partner whose link this resource moves without being allowed to by `ifLinked`. */
export function ownPartner({ linkedPartnerId, foundByRefresh }: Ownership): string | undefined {
  return foundByRefresh ? undefined : linkedPartnerId;
}

/** Whether nobody can tell that the program names this partner: a refresh had put it into the state. */
export function isNamedByState(wanted: string, before: Before): boolean {
  return before.partnerId === wanted && isFoundByRefresh(wanted, before);
}

/** Whose the link is after it has converged. */
export function ownershipAfter({ outcome, record }: Converged, before: Before = {}): Ownership {
  const linkedPartnerId = record.partnerId;
  switch (outcome) {
    case "created":
    case "takenOver":
      return { linkedPartnerId, origin: outcome };
    case "kept":
    case "moved":
      // A link that was adopted stays adopted when it is moved: that it exists was not our doing.
      return { linkedPartnerId, origin: before.origin ?? "adopted" };
    case "adopted":
      return {
        linkedPartnerId,
        origin: "adopted",
        ...(isFoundByRefresh(linkedPartnerId, before) && { foundByRefresh: true }),
      };
  }
}

function isFoundByRefresh(
  adopted: string,
  { linkedPartnerId, partnerId, foundByRefresh }: Before,
): boolean {
  const wasOurs = linkedPartnerId === adopted;
  return wasOurs ? foundByRefresh === true : linkedPartnerId !== undefined && partnerId === adopted;
}

/** Why deleting the resource leaves the link where it is; nothing where it is to be removed. */
export function whyKept({
  linkedPartnerId,
  origin,
  foundByRefresh,
  onDelete,
}: Ownership & { onDelete?: "unlink" | "keep" | undefined }): string | undefined {
  if (linkedPartnerId === undefined) {
    return "it was read, not made here";
  }
  if (onDelete === "keep") {
    return 'onDelete is "keep"';
  }
  if (foundByRefresh) {
    return `a refresh had found that partner before it was declared, so the link may be somebody else's${
      onDelete === undefined ? "" : ', and onDelete: "unlink" is not taken to mean it'
    }`;
  }
  return origin === "adopted" && onDelete === undefined
    ? "it was adopted, not made here"
    : undefined;
}
