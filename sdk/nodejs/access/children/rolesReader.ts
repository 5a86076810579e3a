import type { Identity } from "../../identity";
import type { HeldRolesArgs } from "../reading/heldRoles";
import type { ExistingLink } from "../args/linkArgs";
import { LinkToMake } from "../args/linkToMake";

/** Who reads roles at a customer. */
export type RolesReader = Omit<HeldRolesArgs, "holders">;

/** Who reads: whoever is named, else the identity that is linked here; nobody else signs in. */
export function rolesReader(
  readAs: Identity | undefined,
  link: ExistingLink,
): RolesReader | undefined {
  if (readAs) {
    return { identity: readAs };
  }
  return link instanceof LinkToMake
    ? { identity: link.args.identity, whenUnreachable: link.args.whenUnreachable }
    : undefined;
}
