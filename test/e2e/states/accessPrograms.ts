import { ours } from "../scene";
import { archive, people, shop } from "./accessStateScene";

const { partner, guest, engineer, operators } = people;
const customer = { tenantId: guest.tenantId };
const text = JSON.stringify;

/** Onboards with access that the customer granted: a link, a reading of roles, one of the agreement. */
export const granted = (...access: object[]) => `
const { BillingAgreement, CustomerOnboarding } = require("pulumi-azure-partner/access");
const identity = { ...${guest.declared}, objectId: "${guest.objectId}" };
const adatum = new CustomerOnboarding("adatum", {
  customer: ${text({ ...customer, name: "Adatum", subscriptionId: shop.subscriptionId })},
  granted: {
    link: { partnerId: "${ours}", identity, whenUnreachable: "keep" },
    access: ${text(access)},
  },
});
const billing = new BillingAgreement("adatum", { subscriptionId: "${shop.subscriptionId}" });
exports.roles = adatum.attribution.apply(({ roles }) => roles.map(({ provenance }) => provenance));
exports.agreement = billing.reading.apply(({ agreement }) => agreement);
`;

/** Asks where Azure refuses, or tells less: as an identity without access, and about nobody. */
export const unread = (...holders: object[]) => `
const { BillingAgreement, HeldRoles } = require("pulumi-azure-partner/access");
const subscriptionId = "${archive.subscriptionId}";
const identity = ${guest.declared};
const quota = new BillingAgreement("quota", { subscriptionId });
const refused = new BillingAgreement("refused", { subscriptionId, identity });
const roles = new HeldRoles("refused", { holders: ${text(holders)}, identity });
const nobody = new HeldRoles("nobody", { holders: [] });
exports.agreements = [quota, refused].map(({ reading }) => reading.agreement);
exports.told = [quota.billing.quotaId, refused.billing.unreadable];
exports.unreadable = roles.readings.apply((readings) => readings.map((one) => one.unreadable));
exports.nobody = nobody.readings;
`;

/** Names that a program gives. */
export const givenDefinition = "4a4d0000-0000-4000-8000-00000000000d";
export const givenAssignment = "4a4d0000-0000-4000-8000-00000000000a";

/** Delegates twice: with these roles, a link and derived names; and with names given by hand. */
export const lighthouse = (...roles: string[]) => `
const { LighthouseDelegation } = require("pulumi-azure-partner/access");
const managed = { managedByTenantId: "${partner.tenantId}", customer: ${text(customer)} };
const adatum = new LighthouseDelegation("adatum", {
  ...managed,
  subscriptionId: "${shop.subscriptionId}",
  registrationDefinitionName: "Managed by Contoso",
  authorizations: ${text(roles.map((role) => ({ principalId: partner.objectId, role })))},
  existingLink: ${text({ id: `${partner.tenantId}/${partner.objectId}`, partnerId: ours })},
});
const archive = new LighthouseDelegation("archive", {
  ...managed,
  subscriptionId: "${archive.subscriptionId}",
  scopes: { web: "${archive.group}" },
  registrationDefinitionName: "Archive managed by Contoso",
  authorizations: [
    { principalId: "${operators}", principalType: "Group", role: "Contributor" },
  ],
  eligibleAuthorizations: [
    { principalId: "${operators}", principalType: "Group", role: "Support Request Contributor" },
  ],
  registrationDefinitionId: "${givenDefinition}",
  registrationAssignmentIds: { web: "${givenAssignment}" },
});
exports.definitions = [adatum.definitionId, archive.definitionId];
`;

/** When the eligibility ends: after every run of a test. */
export const end = "2099-01-01T00:00:00Z";

/** Assigns twice: these roles and an eligible one to the linked identity; and one to its group. */
export const direct = (justification: string, ...roles: string[]) => `
const { PartnerRoleAssignments } = require("pulumi-azure-partner/access");
const customer = ${text(customer)};
const existingLink = ${text({ id: `${customer.tenantId}/${engineer.objectId}`, partnerId: ours })};
const adatum = new PartnerRoleAssignments("adatum", {
  customer,
  existingLink,
  scopes: { shop: "${shop.scope}" },
  roles: ${text(roles)},
  eligible: [
    { role: "Contributor", justification: "${justification}", endDateTime: "${end}" },
  ],
});
const archive = new PartnerRoleAssignments("archive", {
  customer,
  existingLink,
  scopes: { web: "${archive.group}" },
  principalId: "${operators}",
  principalType: "Group",
  members: ["${engineer.objectId}"],
  roles: ["Contributor"],
});
exports.holders = [adatum, archive].map(({ principalId }) => principalId);
`;
