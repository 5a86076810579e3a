/**
 * What no public source shows about Microsoft.ManagementPartner. A client has to get along with
 * every position; the defaults are the likelier ones, not facts.
 */
export interface Switches {
  /** PUT by an identity that is linked already. `ok` to another partner moves the link. */
  putWhileLinked: {
    same: "conflict" | "badRequest" | "ok";
    other: "conflict" | "badRequest" | "ok";
  };
  /** GET `/partners/{id}` by an identity linked to another id. `found` answers its own link. */
  getByOtherId: "notFound" | "found" | "error";
  /** GET `/partners` without the slash at its end. The form with it is known. */
  getWithoutSlash: "ownLink" | "notFound";
  /** GET after a DELETE by the same identity. */
  readDeletedState: "notFound" | "deletedState";
  /** DELETE `/partners/{id}` by an identity linked to another id. */
  deleteOtherId: "ignored" | "removesLink";
  /** PATCH with the id that is linked already. */
  patchSame: "noChange" | "newVersion";
  /** PATCH with an id that is no partner, by an identity without a link. */
  patchInvalidNotLinked: "notFound" | "badRequest";
  /** Answers of early 2018 had no `partnerName`. */
  partnerNameInAnswers: boolean;
}

export function defaultSwitches(): Switches {
  return {
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
