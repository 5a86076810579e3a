/** Ids that the tests of access share. */
export const managingTenant = "11111111-1111-4111-8111-111111111111";
export const customerTenant = "22222222-2222-4222-8222-222222222222";
export const subscription = "33333333-3333-4333-8333-333333333333";
export const linked = "44444444-4444-4444-8444-444444444444";
export const team = "55555555-5555-4555-8555-555555555555";
export const somebody = "66666666-6666-4666-8666-666666666666";
export const supportRequestContributor = "cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e";
export const reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

/** A link that stands in the managing tenant. */
export const standingLink = {
  id: `${managingTenant}/${linked}`,
  partnerId: "1234567",
  partnerName: "Contoso Ltd",
  createdTime: "2026-01-02T03:04:05Z",
};

/** A link of the same identity that stands in the customer's tenant. */
export const linkAtCustomer = { ...standingLink, id: `${customerTenant}/${linked}` };
