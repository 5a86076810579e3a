import type { Grant } from "../facts/accessFacts";
import { wellKnownRoles } from "../../../../azure/roles";

/**
 * Whether a grant by Azure Lighthouse includes Reader access, as Microsoft asks of people who use it.
 * A role that is not in the table may; of User Access Administrator no permission but handing on roles
 * applies there.
 */
export function mayRead({ role }: Grant): boolean {
  return role?.reads !== "no" && role?.id !== wellKnownRoles.userAccessAdministrator;
}
