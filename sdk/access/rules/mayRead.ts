import type { Grant } from "../accessFacts";

/**
 * Whether a grant includes Reader access, as Microsoft asks of people who use Azure Lighthouse. A
 * role that is not in the table may.
 */
export function mayRead({ role }: Grant): boolean {
  return role?.reads !== "no";
}
