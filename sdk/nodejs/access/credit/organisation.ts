import type { AccessFacts } from "../facts/accessFacts";

/**
 * Whose the linked partner id is: of the organisation that transacts or of its reseller of record
 * ("same"), surely of neither ("other"), or not known.
 */
export type Organisation = "same" | "other" | "unknown";

/**
 * Section 1 of the table of earned credit. Two unequal ids may be locations of one organisation, and
 * any id of it counts: only the list of our own ids can rule that out.
 */
export function organisationOf({
  link,
  customer,
  ownPartnerIds,
  delegation,
}: AccessFacts): Organisation {
  const linked = link?.partnerId;
  const { billing } = customer;
  // A Marketplace offer is counted by its publisher's account, whoever is linked.
  if (!link || linked === undefined || !billing || delegation?.marketplace) {
    return "unknown";
  }
  const { transactingPartnerId: transacting, resellerOfRecordId: reseller, noReseller } = billing;
  const earning = [transacting, reseller].filter((id) => id != null);
  const own = ownPartnerIds?.includes(linked) ? ownPartnerIds : [];
  const { declaredPartnerId: declared, globalPartnerId: global } = link;
  const declaredAsOurs = declared === linked ? [global] : [];
  if (earning.some((id) => [linked, ...own, ...declaredAsOurs].includes(id))) {
    return "same";
  }
  // That no reseller is named does not say that there is none.
  const resellerKnown = typeof reseller === "string" || noReseller === true;
  // What is not known of the global id may make it one that earns.
  const globalMayEarn =
    (declared === undefined || declared === linked) &&
    (global === undefined || (global !== null && earning.includes(global)));
  const known = typeof transacting === "string" && resellerKnown && !globalMayEarn;
  return own.length > 0 && known ? "other" : "unknown";
}
