import {
  billingAgreementProvider,
  heldRolesProvider,
  partnerAdminLinkProvider,
} from "../../../sdk/nodejs/providerText";

// Published: whoever has to change a line here breaks every state there is.
test.each([
  [
    partnerAdminLinkProvider,
    'exports.handler = () => require("pulumi-azure-partner/provider").partnerAdminLink;',
  ],
  [
    billingAgreementProvider,
    'exports.handler = () => require("pulumi-azure-partner/provider").billingAgreement;',
  ],
  [
    heldRolesProvider,
    'exports.handler = () => require("pulumi-azure-partner/provider").heldRoles;',
  ],
])("a text in users' states is what it was when it was released", (text, released) => {
  expect(text).toBe(released);
});
