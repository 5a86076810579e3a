export { LighthouseDelegation } from "./lighthouseDelegation";
export { PartnerRoleAssignments } from "./partnerRoleAssignments";
export { CustomerOnboarding } from "./customerOnboarding";
export { BillingAgreement } from "./billingAgreement";
export { HeldRoles } from "./heldRoles";
export { attributionReport } from "./report/attributionReport";
export { attributionChange } from "./report/change";
export { attributionCsv } from "./report/csv";
export { attributionOverview } from "./report/overview";
export { attributionSummary } from "./report/summary";
export { customerAccess } from "./report/customerAccess";
export { findAttributions } from "./report/findAttributions";

export type {
  Approver,
  Authorization,
  DelegatedAccess,
  EligibleAuthorization,
  LighthouseDelegationArgs,
  MarketplacePlan,
} from "./delegationArgs";
export type {
  AssignedAccess,
  EligibleRole,
  PartnerRoleAssignmentsArgs,
} from "./roleAssignmentsArgs";
export type {
  AccessChoices,
  CustomerOnboardingArgs,
  DirectAccess,
  DirectRoles,
  GrantedAccess,
  GrantedRoles,
  LighthouseAccess,
  OnboardedCustomer,
  OnboardingBase,
  OneAccess,
} from "./onboardingArgs";
export type { ExistingLink, LinkChoices, LinkedPartner, NewLink, OneLink } from "./linkArguments";
export type { ExactlyOne } from "./exactlyOne";
export type { GrantedRole } from "./grantedFacts";
export type { BillingAgreementArgs, BillingReading } from "./billingAgreement";
export type { HeldRole, HeldRolesArgs, HeldRolesReading, Holder } from "./heldRoles";
export type { Billing, Customer } from "./customer";
export type { Scopes } from "./scopeArgs";
export type { SkipRules } from "./rules/checkRules";
export type { BuiltInRoleName, RoleName } from "./roleName";
export type { AccessMode, Duration, GrantedBy, PrincipalType } from "./accessFacts";
export type { Agreement, AgreementReading } from "./agreement";

export type {
  AttributedCustomer,
  AttributedIdentity,
  AttributedPartner,
  AttributedRole,
  Attribution,
  AttributionKind,
  KnownDuration,
  Provenance,
} from "./report/attribution";
export type { AttributionReport } from "./report/attributionReport";
export type { FoundAttributions } from "./report/findAttributions";
export type { Checked } from "./rules/checkRules";
export type { Finding, Level, SkippedRule } from "./finding";
export type { Step, StepStanding } from "./report/step";
export type { CreditClaim } from "./credit/credit";
export type { CreditCell, CreditOutcome } from "./credit/creditTable";
export type { OnBehalfOf } from "./credit/onBehalfOf";
export type { RecognitionClaim, RecognitionOutcome } from "./credit/recognition";
export type { Answer } from "./roles";

// Left out on purpose: the facts and the rules themselves, the tables of roles and what reads them, the
// names that stand in Azure, and how billing is read. They change whenever Azure or Microsoft's pages do,
// no program needs them, and what they come to stands in the report.
