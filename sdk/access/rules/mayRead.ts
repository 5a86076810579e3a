import type { Grant } from "../accessFacts";
import { wellKnownRoles } from "../roles";

const { reader, contributor } = wellKnownRoles;

/**
 * Whether a grant includes Reader access, as Microsoft asks of people who use Azure Lighthouse. A
 * role that is not in the table may.
 */
export function mayRead({ role }: Grant): boolean {
  return role?.id === reader || role?.id === contributor || role?.name === undefined;
}
