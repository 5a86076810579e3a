export { LighthouseDelegation } from "./lighthouseDelegation";
export { PartnerRoleAssignments } from "./partnerRoleAssignments";
export { CustomerOnboarding } from "./customerOnboarding";
export { BillingAgreement } from "./billingAgreement";
export { HeldRoles } from "./heldRoles";
export { attributionReport } from "./attributionReport";
export { attributionMarkdown, reportMarkdown } from "./reportMarkdown";
export { parseRole, roleNames, roleSources } from "./roles";
export { parseScope } from "./scope";
export { assignmentName, definitionName, roleAssignmentName } from "./names";
export { agreementOfBillingProperty, agreementOfQuotaId } from "./agreement";
export { checkRules, rules } from "./rules/checkRules";

export type {
  ApproverArgs,
  AuthorizationArgs,
  DelegatedAccessArgs,
  EligibleAuthorizationArgs,
  LighthouseDelegationArgs,
  PlanArgs,
} from "./delegationArgs";
export type {
  AssignedAccessArgs,
  EligibleRoleArgs,
  PartnerRoleAssignmentsArgs,
} from "./roleAssignmentsArgs";
export type {
  CustomerOnboardingArgs,
  DirectAccessArgs,
  GrantedAccessArgs,
  LighthouseAccessArgs,
  OnboardedCustomerArgs,
} from "./onboardingArgs";
export type { GrantedRoleArgs } from "./grantedFacts";
export type { BillingAgreementArgs, BillingReading } from "./billingAgreement";
export type { HeldRole, HeldRolesArgs, HeldRolesReading, HolderArgs } from "./heldRoles";
export type { BillingArgs, CustomerArgs } from "./customer";
export type { ExpectedPartnerArgs, LinkFacts } from "./linkFacts";
export type { ScopeArgs } from "./scopeArgs";
export type { BuiltInRoleName, RoleName } from "./roleName";
export type { Answer, ParsedRole, Role } from "./roles";
export type { Scope } from "./scope";
export type { Agreement, AgreementReading, BillingProperty } from "./agreement";
export type { Attribution, AttributedRole, Provenance } from "./attribution";
export type { AttributionReport } from "./attributionReport";
export type { Reason } from "./reasons";
export type { Finding, Level, SkippedRule } from "./finding";
export type { Checked, SkipRules } from "./rules/checkRules";
export type { Rule, Said } from "./rules/rule";
export type {
  AccessFacts,
  AccessMode,
  ActivationFact,
  ApproverFact,
  BillingFact,
  CustomerFacts,
  DefaultTenant,
  DelegationFact,
  Grant,
  LinkFact,
  PrincipalType,
  Problem,
  RoleReading,
} from "./accessFacts";
