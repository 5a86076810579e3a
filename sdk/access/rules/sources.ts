/** Where rules come from, with the date of the copy that was read. */
export const linkPage = {
  source: "Microsoft Learn, Link a partner ID to your account",
  date: "2023-07-27",
};
export const partnerCenterLinkPage = {
  source: "Microsoft Learn, Partner Center: Link to a partner ID (PAL or DPOR)",
  date: "2022-10-27",
};
export const creditPage = {
  source: "Microsoft Learn, Partner Center: Troubleshoot partner earned credit",
  date: "2022-01-25",
};
export const creditRolesPage = {
  source: "Microsoft Learn, Partner Center: Roles required to receive partner earned credit",
  date: "2022-11-08",
};
export const creditExplanation = {
  source: "Microsoft Learn, Partner Center: Partner earned credit",
  date: "2023-04-13",
};
export const azurePlanPage = {
  source: "Microsoft Learn, Partner Center: Manage the Azure plan",
  date: "2022-11-22",
};
export const usagePage = {
  source: "Microsoft Learn, Partner Center: Azure usage report",
  date: "2023-08-17",
};
export const lighthousePages = {
  source: "Microsoft Learn, Azure Lighthouse",
  date: "2026-04-06",
};
export const lighthouseApi = {
  source: "Azure REST API, Microsoft.ManagedServices 2022-10-01",
  date: "2026-08-20",
};
export const roleAssignmentsApi = {
  source: "Azure REST API, Role Assignments - List For Scope 2022-04-01",
  date: "2026-11-21",
};
export const citadel = {
  source: "Azure Citadel (written by Microsoft staff)",
  date: "2026-03-18",
};
export const playbook = {
  source: "a third-party copy of a Solutions Partner playbook; no official page was found",
  date: "2022-12-31",
};
export const derived = {
  source: "derived from how the service keys links and access",
  date: "2026-11-20",
};
export const defaultProvider = {
  source: "azure-native 3.28, how its default provider finds its tenant",
  date: "2026-11-20",
};
export const ownArguments = {
  source: "how this package takes its arguments",
  date: "2026-11-20",
};
