/**
 * The texts by which the dynamic-provider process finds this package's code. They stand in the state
 * of every stack that uses it and are therefore a published format: they never change. Being
 * constants and not serialised closures, they are the same from every way of installing or bundling,
 * hold no value of the user's, and always run the installed release.
 */
export const partnerAdminLinkProvider =
  'exports.handler = () => require("pulumi-azure-partner/provider").partnerAdminLink;';

/** See {@link partnerAdminLinkProvider}. */
export const billingAgreementProvider =
  'exports.handler = () => require("pulumi-azure-partner/provider").billingAgreement;';

/** See {@link partnerAdminLinkProvider}. */
export const heldRolesProvider =
  'exports.handler = () => require("pulumi-azure-partner/provider").heldRoles;';
