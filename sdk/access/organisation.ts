import type { AccessFacts } from "./accessFacts";
import type { Answer } from "./roles";

/**
 * Whether the linked partner id belongs to the organisation that transacts or to its reseller of
 * record: any id of that organisation counts. Ids are of one organisation where they are the same, or
 * where both are among our own.
 */
export function linkedPartnerEarns({ link, customer, ownPartnerIds }: AccessFacts): Answer {
  const partnerId = link?.partnerId;
  const { transactingPartnerId, resellerOfRecordId } = customer.billing ?? {};
  if (partnerId === undefined || transactingPartnerId === undefined) {
    return "unknown";
  }
  const own = ownPartnerIds ?? [];
  const ours = own.includes(partnerId) ? own : [];
  return [transactingPartnerId, resellerOfRecordId].some(
    (id) => id != null && (id === partnerId || ours.includes(id)),
  )
    ? "yes"
    : ownPartnerIds === undefined
      ? "unknown"
      : "no";
}
