export { PartnerAdminLink } from "./partnerAdminLink";
export type { IfLinked, PartnerAdminLinkArgs, PartnerAdminLinkGetArgs } from "./partnerAdminLink";
export type { IdentityArgs } from "./identity";
