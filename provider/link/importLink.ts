import { LinkError } from "../errors/linkError";
import type { ReadState } from "../lifecycle";
import type { Properties } from "../properties";
import { readLink } from "./readLink";
import type { LinkRun } from "./linkRun";

/**
 * Takes a link that stands into a state, as one that was adopted: nothing is written, and deleting the
 * resource leaves it. The identity is pinned in the program that the import prints.
 */
export async function importLink(id: string, run: LinkRun): Promise<ReadState> {
  const read = await readLink(id, {}, run);
  if (read === undefined) {
    throw new LinkError(`"${id}" is not linked to any partner, so there is nothing to import.`);
  }
  const { partnerId, tenantId, objectId } = read.props;
  const inputs: Properties = { partnerId, identity: { tenantId, objectId } };
  return {
    id: read.id,
    props: { ...read.props, ...inputs, linkedPartnerId: partnerId, origin: "adopted" },
    inputs,
  };
}
