import type { Agreement } from "../../../../azure/agreement";
import type { PrincipalType } from "../../../../azure/principal";
import type { Role } from "../../../../azure/roles";
import type { Scope } from "../../../../azure/scope";

/**
 * Everything the rules look at, as plain data. Throughout, `undefined` means "not known (yet)" and
 * makes a rule skip; what was not given has a value of its own: `null`, an empty list, `false`.
 */
export interface AccessFacts {
  /** Name of the component, for messages. */
  component: string;
  /** How the access comes about. */
  mode: AccessMode;
  /** Whose resources the access is to. */
  customer: CustomerFacts;
  /** The link that the access is to be counted by; `null` when none is given. */
  link: LinkFact | null;
  /** Who holds which role where. */
  grants: Grant[] | undefined;
  /** The Lighthouse delegation; `null` for any other access. */
  delegation: DelegationFact | null;
  /** Partner ids of our own organisation; `null` when they are not given. */
  ownPartnerIds: string[] | null | undefined;
  /** Cloud the customer's resources are in: the name as azure-native takes it. */
  environment: string | undefined;
  /** Cloud that is signed in to where nothing else is said: the name as azure-native takes it. */
  defaultEnvironment: string;
  /** Whether the program made the azure-native provider that writes the access. */
  explicitProvider: boolean;
  /** Tenant that azure-native's default provider signs in to; unknown for another provider. */
  defaultTenant: DefaultTenant | undefined;
  /** Secret settings that stand in the stack's configuration in plain text. */
  plainTextSecrets: string[];
  /** Client ids of applications that sign in here, lower case: none of them is an object id. */
  clientIds: string[];
  /** The day of the run in UTC, `YYYY-MM-DD`. No claim is made from it. */
  today: string;
  /** Arguments that could not be read. */
  problems: Problem[];
}

/** The tenant that azure-native's default provider signs in to. */
export interface DefaultTenant {
  /** GUID of the tenant. */
  tenantId: string;
  /** The setting that names it. */
  setting: "azure-native:tenantId" | "ARM_TENANT_ID";
}

/** How the access of an onboarding comes about. */
export type AccessMode = "lighthouse" | "direct" | "granted";

/** The customer, as far as it is declared. */
export interface CustomerFacts {
  /** Name for reports. */
  name: string | undefined;
  /** GUID of the customer's tenant; `null` when it is not given. */
  tenantId: string | null | undefined;
  /** GUID of the subscription, lower case; unknown too when the access spans several. */
  subscriptionId: string | undefined;
  /** Who bills it; `null` when nobody said. */
  billing: BillingFact | null | undefined;
}

/** Who bills the customer's subscription. */
export interface BillingFact {
  /** Partner id of whoever Microsoft bills; `null` when it is not given. */
  transactingPartnerId: string | null | undefined;
  /** Partner id of the reseller of record; `null` when none is declared. */
  resellerOfRecordId: string | null | undefined;
  /** Whether it is said that there is no reseller of record. */
  noReseller: boolean | undefined;
  /** Object id of the AdminAgents group, lower case; `null` when it is not given. */
  adminAgentsGroupId: string | null | undefined;
  /** What Azure told of that group's roles; absent where it was not asked. */
  adminAgentsRoles?: AdminAgentsReading[];
  /** Whether one of the two has admin on behalf of. */
  aobo: "yes" | "no" | "unknown" | undefined;
  /** The agreement, as far as it was read or declared. */
  agreement: Agreement | undefined;
}

/** What Azure told of the AdminAgents group at one scope. */
export interface AdminAgentsReading {
  /** Resource id of the scope that was asked about. */
  scope: string;
  /** The roles given to the group there or above it; absent where they could not be read. */
  roles?: Role[];
  /** The identity that asked, in words. */
  askedAs: string;
  /** Why they could not be read. */
  reason?: string;
}

/** The link that the access is to be counted by. */
export interface LinkFact {
  /** Partner id that the identity is linked to. */
  partnerId: string | undefined;
  /** Partner id that the program declares the link with; `null` where it takes whatever stands. */
  declaredPartnerId: string | null | undefined;
  /** The partner's name, as Azure returned it; `null` when it told none. */
  partnerName: string | null | undefined;
  /** The partner ids of which one must be linked; `null` when they are not compared. */
  expectedPartnerIds: string[] | null | undefined;
  /** The name that the partner must have; `null` when it is not compared. */
  expectedPartnerName: string | null | undefined;
  /** The partner's global account id; `null` when it is not declared. */
  globalPartnerId: string | null | undefined;
  /** Tenant that the link is made in. */
  tenantId: string | undefined;
  /** Whether that is the customer's tenant, whichever it will be; absent where nobody says so. */
  inCustomersTenant?: boolean;
  /** Object id of the linked identity in that tenant. */
  objectId: string | undefined;
  /** When the identity was first linked, in Azure's own spelling. */
  createdTime: string | undefined;
  /** When the link was last written, in Azure's own spelling. */
  updatedTime: string | undefined;
  /** Whether this component makes the link, this program does, or it stands elsewhere. */
  madeBy: "component" | "program" | "elsewhere" | undefined;
  /** Whether the linked identity is a managed one. */
  managedIdentity: boolean | undefined;
  /** Cloud the identity signs in to; `null` when it is the one that the stack's configuration names. */
  environment: string | null | undefined;
  /** Whether the program says who signs in to make the link. */
  identityGiven: boolean | undefined;
  /** Client id of the application that is linked, lower case, where the program names it. */
  clientId: string | undefined;
}

/** A role held by a principal. */
export interface Grant {
  /** The argument that declares it, for messages. */
  property: string;
  /** Object id of the principal, lower case. */
  principalId: string | undefined;
  /** Name of the principal, where the program gives one. */
  principalName?: string | undefined;
  /** What the principal is; `null` when it is not stated. */
  principalType: PrincipalType | null | undefined;
  /** Object ids of a group's members; `null` when they are not declared. */
  members: string[] | null | undefined;
  /** What the one member is that is declared with its type; absent or `null` where none is. */
  memberType?: PrincipalType | null | undefined;
  /** The role. */
  role: Role | undefined;
  /** For how long it is held. */
  duration: Duration | undefined;
  /** When it ends, ISO 8601; `null` when no end is stated. */
  endDateTime: string | null | undefined;
  /** Where it is held. */
  scopes: Scope[] | undefined;
  /** Roles that the principal may give to managed identities (Lighthouse). */
  delegatedRoles: Role[] | undefined;
  /** How an eligible role is activated (Lighthouse); `null` for any other. */
  activation: ActivationFact | null;
  /** Whether a condition (ABAC) limits it; absent where there can be none. */
  condition?: boolean;
  /** How the customer granted it; `null` when it is not stated, absent where this package gives it. */
  grantedBy?: GrantedBy | null | undefined;
  /** Tenant that Azure Lighthouse gives it to, where the customer granted it so and it is known. */
  managingTenantId?: string | undefined;
  /** What Azure told of it; absent where it was not asked. */
  reading?: RoleReading | undefined;
}

/** For how long a role is held: permanently, by activation (PIM), or until an end. */
export type Duration = "permanent" | "eligible" | "until";

/** How a customer granted a role: by a role assignment in its tenant, or by Azure Lighthouse. */
export type GrantedBy = "roleAssignment" | "lighthouse";

/** What Azure told of a declared role. */
export interface RoleReading {
  /** Azure shows the role assignment, does not show it, or did not let it be read. */
  state: "read" | "notFound" | "unreadable";
  /** The identity that asked, in words. */
  askedAs: string;
  /** Why it could not be read. */
  reason?: string;
}

/** How an eligible Lighthouse role is activated. */
export interface ActivationFact {
  /** Longest time it is active, ISO 8601. */
  maximumDuration: string | undefined;
  /** Who asks for the second factor. */
  multiFactor: string | undefined;
  /** Who approves an activation. */
  approvers: ApproverFact[] | undefined;
}

/** Somebody who approves an activation. */
export interface ApproverFact {
  /** Object id of the approver, lower case. */
  principalId: string | undefined;
  /** What the approver is; `null` when it is not stated. */
  principalType: PrincipalType | null | undefined;
}

/** A Lighthouse delegation. */
export interface DelegationFact {
  /** GUID of the tenant that gets the access, lower case. */
  managingTenantId: string | undefined;
  /** Name of the offer. */
  registrationDefinitionName: string | undefined;
  /** What is delegated. */
  scopes: Scope[] | undefined;
  /** Names given instead of the derived ones. */
  names: { property: string; name: string | undefined }[];
  /** Whether the delegation belongs to a Marketplace offer. */
  marketplace: boolean;
}

/** An argument that could not be read. */
export interface Problem {
  /** Id of the rule that reports it. */
  id: "A1" | "A2" | "A5" | "A6";
  /** The argument. */
  property: string;
  /** What is wrong with it, as a sentence. */
  message: string;
}
