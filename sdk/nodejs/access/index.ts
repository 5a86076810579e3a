export { LighthouseDelegation } from "./lighthouseDelegation";
export { PartnerRoleAssignments } from "./partnerRoleAssignments";
export { CustomerOnboarding } from "./customerOnboarding";
export { BillingAgreement } from "./reading/billingAgreement";
export { HeldRoles } from "./reading/heldRoles";
export { attributionReport } from "./attributionReport";
export { attributionChange } from "./report/attributionChange";
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
} from "./args/delegationArgs";
export type {
  AssignedAccess,
  EligibleRole,
  PartnerRoleAssignmentsArgs,
} from "./args/roleAssignmentsArgs";
export type {
  AccessChoices,
  CustomerOnboardingArgs,
  DirectAccess,
  DirectRoles,
  GrantedAccess,
  GrantedRoles,
  LighthouseAccess,
  OnboardingBase,
  OneAccess,
} from "./args/onboardingArgs";
export type { OnboardedCustomer } from "./args/customerArgs";
export type { ExistingLink, LinkChoices, LinkedPartner, NewLink, OneLink } from "./args/linkArgs";
export type { ExactlyOne } from "./args/exactlyOne";
export type { GrantedRole } from "./args/grantedRole";
export type { BillingAgreementArgs } from "./reading/billingAgreement";
export type { HeldRole, HeldRolesReading } from "../../../azure/heldRoles";
export type { HeldRolesArgs, Holder } from "./reading/heldRoles";
export type { Billing, Customer } from "./args/customerArgs";
export type { Scopes } from "./args/scopeArgs";
export type { SkipRules } from "./args/skipRules";
export type { BuiltInRoleName, RoleName } from "../../../azure/roleName";
export type { AccessMode } from "./facts/accessFacts";
export type { Duration, GrantedBy } from "./args/grantedRole";
export type { PrincipalType } from "../../../azure/principal";
export type { Agreement, AgreementReading, BillingReading } from "../../../azure/agreement";

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
export type { AttributionReport } from "./attributionReport";
export type { FoundAttributions } from "./report/findAttributions";
export type { Checked } from "./rules/checkRules";
export type { Finding, Level, SkippedRule } from "./rules/finding";
export type { Step, StepStanding } from "./report/step";
export type { UnreadStack } from "./report/unreadStack";
export type { CreditClaim } from "./credit/creditClaims";
export type { CreditCell, CreditOutcome } from "./credit/creditTable";
export type { OnBehalfOf } from "./credit/onBehalfOf";
export type { RecognitionClaim, RecognitionOutcome } from "./credit/recognition";
export type { Answer } from "../../../azure/answer";

// Left out on purpose: the facts and the rules themselves, the tables of roles and what reads them, the
// names that stand in Azure, and how billing is read. They change whenever Azure or Microsoft's pages do,
// no program needs them, and what they come to stands in the report.
