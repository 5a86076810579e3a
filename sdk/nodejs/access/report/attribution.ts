import type { AccessMode } from "../facts/accessFacts";
import type { RoleReading } from "../facts/grant";
import type { Duration } from "../args/grantedRole";
import type { PrincipalType } from "../../../../azure/principal";
import type { CreditClaim } from "../credit/creditClaims";
import type { RecognitionClaim } from "../credit/recognition";
import type { Finding, SkippedRule } from "../rules/finding";
import type { Answer } from "../../../../azure/answer";
import type { Step } from "./step";

/**
 * Where a fact comes from: the program declares it; "stands since <time>" or "first linked <time>, changed <time>", as Azure told it;
 * the role was read from Azure and the rest is declared; or it was told by somebody else and is "not verified".
 */
export type Provenance = string;

/** For how long a role is held, as far as it is known. */
export type KnownDuration = Duration | "unknown";

/** A role that somebody holds at a customer. */
export interface AttributedRole {
  /** Object id of the principal that holds the role. */
  principalId: string;
  /** Name of the principal, where the program gives one. */
  principalName?: string | undefined;
  /** What the principal is, where it is stated. */
  principalType?: PrincipalType | undefined;
  /** Name of the role where it is known, else its GUID. */
  role: string;
  /** GUID of the role. */
  roleId: string;
  /** Whether Microsoft's earned-credit table (2022-11-08) lists the role as one that earns. */
  listedForCredit: Answer;
  /** For how long the role is held. */
  duration: KnownDuration;
  /** When the role ends (ISO 8601); absent where no end is stated. */
  endDateTime?: string | undefined;
  /** Whether the linked identity holds it. */
  linkedIdentity: "itself" | "through a group" | "perhaps through a group" | "not known" | "no";
  /** Resource ids of the scopes. */
  scopes: string[];
  /** What Azure told of it, where it was asked. */
  reading: RoleReading["state"] | "notAsked";
  /** Where the fact comes from. */
  provenance: Provenance;
}

/** The customer of an onboarding. */
export interface AttributedCustomer {
  /** Name of the customer. */
  name: string;
  /** GUID of the customer's tenant, where it is known. */
  tenantId?: string | undefined;
  /** GUID of the subscription, where there is one. */
  subscriptionId?: string | undefined;
}

/** The partner that an onboarding is attributed to. */
export interface AttributedPartner {
  /** Partner id that the identity is linked to, where it is known. */
  id?: string | undefined;
  /** The partner's name as Azure returned it, where it did. */
  name?: string | undefined;
  /** Where the fact comes from. */
  provenance: Provenance;
}

/** The identity that an onboarding is attributed by. */
export interface AttributedIdentity {
  /** GUID of the tenant that it is linked in, where it is known. */
  tenantId?: string | undefined;
  /** Object id of the identity, where it is known. */
  objectId?: string | undefined;
  /** Name of the identity, where the program gives one beside a role. */
  name?: string | undefined;
  /** What the identity is, where it is stated. */
  type?: PrincipalType | undefined;
  /** Where the fact comes from. */
  provenance: Provenance;
}

/** The provenance of partner and identity where no link is declared. */
export const noLink: Provenance = "no link declared";

/** Marks the JSON of an attribution, wherever a stack exports it. */
export type AttributionKind = "pulumi-azure-partner/attribution";

/** What it is found by. */
export const attributionKind: AttributionKind = "pulumi-azure-partner/attribution";

/** What one onboarding is attributed by. It carries no time of the run. */
export interface Attribution {
  /** Always "pulumi-azure-partner/attribution": what it is found by among a stack's outputs. */
  kind: AttributionKind;
  /** Version of this shape. */
  version: 1;
  /** Name of the onboarding component. */
  onboarding: string;
  /** The customer, as declared. */
  customer: AttributedCustomer;
  /** How the access comes about. */
  mode: AccessMode;
  /** Name of the Azure Lighthouse offer, where there is one and it is known. */
  offerName?: string | undefined;
  /** The partner that the identity is linked to; the name is as Azure returned it. */
  partner: AttributedPartner;
  /** The linked identity, and the tenant that it is linked in. */
  identity: AttributedIdentity;
  /** The roles, who holds them and where. */
  roles: AttributedRole[];
  /** What recognition rests on, place by place. */
  recognition: RecognitionClaim[];
  /** What is expected of earned credit, place by place. */
  credit: CreditClaim[];
  /** Partner id of whoever is paid what is earned, where it is declared. */
  transactingPartnerId?: string | undefined;
  /** Partner id of the reseller of record, where one is declared. */
  resellerOfRecordId?: string | undefined;
  /** At which steps attribution can get lost, in the order in which to look. */
  checklist: Step[];
  /** What the rules found. */
  findings: Finding[];
  /** The rules that were switched off, and why. */
  skippedRules: SkippedRule[];
}
