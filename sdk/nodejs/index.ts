export { PartnerAdminLink } from "./partnerAdminLink";
export type { PartnerAdminLinkArgs, PartnerAdminLinkGetArgs } from "./partnerAdminLink";
export type { Identity } from "./identity";
