import { defaultAccessSwitches } from "./access/switches";
import type { AccessSwitches } from "./access/switches";

/**
 * What no public source shows about Azure: each switch plays one of the possible answers, and a
 * client has to get along with all of them. The defaults are the likelier ones, not facts.
 */
export interface Switches extends AccessSwitches {
  /**
   * PUT by an identity that is linked already: to the `same` partner, or to an `other` one. "conflict"
   * is 409, "badRequest" 400, both with the code PartnerIdAlreadyLinked; "ok" to another partner moves
   * the link. @default "conflict" for both
   */
  putWhileLinked: {
    same: "conflict" | "badRequest" | "ok";
    other: "conflict" | "badRequest" | "ok";
  };
  /**
   * GET `/partners/{id}` by an identity linked to another id: 404, its own link, or 400.
   * @default "notFound"
   */
  getByOtherId: "notFound" | "found" | "error";
  /** GET `/partners` without the slash at its end. The form with it is known. @default "ownLink" */
  getWithoutSlash: "ownLink" | "notFound";
  /** GET after a DELETE by the same identity: 404, or a link with `state: "Deleted"`. @default "notFound" */
  readDeletedState: "notFound" | "deletedState";
  /** DELETE `/partners/{id}` by an identity linked to another id; 200 either way. @default "ignored" */
  deleteOtherId: "ignored" | "removesLink";
  /** PATCH with the id that is linked already: whether the version grows. @default "noChange" */
  patchSame: "noChange" | "newVersion";
  /** PATCH with an id that is no partner, by an identity without a link. @default "notFound" */
  patchInvalidNotLinked: "notFound" | "badRequest";
  /** Whether answers name the partner. Those of early 2018 did not. @default true */
  partnerNameInAnswers: boolean;
}

export function defaultSwitches(): Switches {
  return {
    ...defaultAccessSwitches(),
    putWhileLinked: { same: "conflict", other: "conflict" },
    getByOtherId: "notFound",
    getWithoutSlash: "ownLink",
    readDeletedState: "notFound",
    deleteOtherId: "ignored",
    patchSame: "noChange",
    patchInvalidNotLinked: "notFound",
    partnerNameInAnswers: true,
  };
}
