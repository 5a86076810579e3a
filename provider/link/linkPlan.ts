import type { LinkInputs } from "./linkInputs";
import type { LinkRecord } from "./linkRecord";

/** Whether, and from which partners, a link that is not this resource's may be moved. */
export type MayRebind = Pick<LinkInputs, "ifLinked" | "rebindFrom">;

/** What this resource may do to a link, beyond making it. */
export interface Allowed extends MayRebind {
  /** Nobody can tell that the program names the wanted partner, so it is not written, only adopted. */
  isNamedByState?: boolean;
}

/** What to do so that the declared link stands. */
export type LinkPlan =
  | { action: "keep"; observed: LinkRecord }
  | { action: "adopt"; observed: LinkRecord }
  | { action: "put" }
  | { action: "patch"; from: LinkRecord; takeOver: boolean }
  | { action: "refuse"; foreign: LinkRecord }
  | { action: "refreshFirst" };

/**
 * Decides by what stands at Azure, not by what is recorded. A link to a partner that this resource
 * neither put nor adopted (`recorded`) is somebody else's, and moved only where that is allowed.
 */
export function planLink(
  wanted: string,
  observed: LinkRecord | undefined,
  recorded: string | undefined,
  allowed: Allowed,
): LinkPlan {
  if (observed?.partnerId === wanted) {
    return { action: recorded === wanted ? "keep" : "adopt", observed };
  }
  if (allowed.isNamedByState) {
    return { action: "refreshFirst" };
  }
  if (observed === undefined) {
    return { action: "put" };
  }
  if (observed.partnerId === recorded) {
    return { action: "patch", from: observed, takeOver: false };
  }
  return mayRebind(allowed, observed.partnerId)
    ? { action: "patch", from: observed, takeOver: true }
    : { action: "refuse", foreign: observed };
}

/** A list allows its partners only, an empty one nobody; what is not known allows nothing. */
function mayRebind({ ifLinked, rebindFrom }: MayRebind, partnerId: string): boolean {
  return rebindFrom === undefined
    ? ifLinked === "rebind"
    : ifLinked !== "fail" && Array.isArray(rebindFrom) && rebindFrom.includes(partnerId);
}
