/** Where a rule comes from. */
export interface Source {
  /** What it is called. */
  name: string;
  /** Where it stands: a URL, or a document of this package. */
  address: string;
  /** Date of the copy that was read, `YYYY-MM-DD`. */
  date: string;
}

export const linkPage: Source = {
  name: "Microsoft Learn, Link a partner ID to your account",
  address: "https://learn.microsoft.com/azure/cost-management-billing/manage/link-partner-id",
  date: "2023-07-27",
};
export const partnerCenterLinkPage: Source = {
  name: "Microsoft Learn, Partner Center: Link to a partner ID (PAL or DPOR)",
  address:
    "https://learn.microsoft.com/partner-center/membership/link-partner-id-for-azure-performance-pal-dpor",
  date: "2022-10-27",
};
export const creditPage: Source = {
  name: "Microsoft Learn, Partner Center: Troubleshoot partner earned credit",
  address: "https://learn.microsoft.com/partner-center/billing/partner-earned-credit-troubleshoot",
  date: "2022-01-25",
};
export const creditRolesPage: Source = {
  name: "Microsoft Learn, Partner Center: Roles required to receive partner earned credit",
  address: "https://learn.microsoft.com/partner-center/azure-roles-perms-pec",
  date: "2022-11-08",
};
export const creditExplanation: Source = {
  name: "Microsoft Learn, Partner Center: Partner earned credit",
  address: "https://learn.microsoft.com/partner-center/partner-earned-credit-explanation",
  date: "2023-04-13",
};
export const azurePlanPage: Source = {
  name: "Microsoft Learn, Partner Center: Manage the Azure plan",
  address: "https://learn.microsoft.com/partner-center/azure-plan-manage",
  date: "2022-11-22",
};
export const usagePage: Source = {
  name: "Microsoft Learn, Partner Center: Azure usage report",
  address: "https://learn.microsoft.com/partner-center/insights/azure-usage-report",
  date: "2023-08-17",
};
export const lighthousePages: Source = {
  name: "Microsoft Learn, Azure Lighthouse",
  address: "https://learn.microsoft.com/azure/lighthouse/",
  date: "2026-04-06",
};
export const lighthouseRolesPage: Source = {
  name: "Microsoft Learn, Azure Lighthouse: Tenants, users, and roles",
  address: "https://learn.microsoft.com/azure/lighthouse/concepts/tenants-users-roles",
  date: "2026-04-06",
};
export const eligiblePage: Source = {
  name: "Microsoft Learn, Azure Lighthouse: Create eligible authorizations",
  address: "https://learn.microsoft.com/azure/lighthouse/how-to/create-eligible-authorizations",
  date: "2026-04-06",
};
export const lighthouseSamples: Source = {
  name: "Microsoft's samples for Azure Lighthouse",
  address: "https://github.com/Azure/Azure-Lighthouse-samples",
  date: "2020-03-31",
};
export const lighthouseApi: Source = {
  name: "Azure REST API, Microsoft.ManagedServices 2022-10-01",
  address:
    "https://github.com/Azure/azure-rest-api-specs/blob/main/specification/managedservices/resource-manager/Microsoft.ManagedServices/ManagedServices/stable/2022-10-01/managedservices.json",
  date: "2026-08-20",
};
export const roleAssignmentsApi: Source = {
  name: "Azure REST API, Role Assignments - List For Scope 2022-04-01",
  address: "https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-scope",
  date: "2026-11-21",
};
export const citadel: Source = {
  name: "Azure Citadel (written by Microsoft staff)",
  address: "https://www.azurecitadel.com/pal/",
  date: "2026-03-18",
};
export const playbook: Source = {
  name: "a third-party copy of a Solutions Partner playbook; no official page was found",
  address:
    "https://www.scribd.com/document/795479303/Microsoft-AI-Cloud-Partner-Program-Solutions-Partner-associations-playbook",
  date: "2022-12-31",
};
export const derived: Source = {
  name: "derived from how the service keys links and access",
  address: "https://learn.microsoft.com/rest/api/managementpartner/",
  date: "2026-11-20",
};
export const defaultProvider: Source = {
  name: "azure-native 3.28, how its default provider finds its tenant",
  address: "https://www.pulumi.com/registry/packages/azure-native/installation-configuration/",
  date: "2026-11-20",
};
export const ownArguments: Source = {
  name: "how this package takes its arguments",
  address: "README.md",
  date: "2026-11-20",
};
