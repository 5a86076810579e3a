import type {
  AccessFacts,
  AccessMode,
  Duration,
  Grant,
  PrincipalType,
  RoleReading,
} from "../accessFacts";
import type { Step } from "./checklist";
import { checklist } from "./checklist";
import type { CreditClaim } from "../credit/credit";
import { creditClaims } from "../credit/credit";
import type { Through } from "../credit/holding";
import { holdingsOf } from "../credit/holding";
import type { RecognitionClaim } from "../credit/recognition";
import { recognitionClaims } from "../credit/recognition";
import type { Finding, SkippedRule } from "../finding";
import { sameId } from "../guid";
import { roleProvenance } from "../roleReading";
import type { Answer } from "../roles";
import type { Checked } from "../rules/checkRules";

/** A link as Azure or another stack told it. */
export interface StandingLink {
  /** Partner id that the identity is linked to. */
  partnerId: string;
  /** The partner's name. */
  partnerName?: string;
  /** Tenant that the link was made in. */
  tenantId: string;
  /** Object id of the linked identity. */
  objectId: string;
  /** When the identity was first linked. */
  createdTime?: string;
}

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
  principalName?: string;
  /** What the principal is, where it is stated. */
  principalType?: PrincipalType;
  /** Name of the role where it is known, else its GUID. */
  role: string;
  /** GUID of the role. */
  roleId: string;
  /** Whether Microsoft's earned-credit table (2022-11-08) lists the role as one that earns. */
  listedForCredit: Answer;
  /** For how long the role is held. */
  duration: KnownDuration;
  /** When the role ends (ISO 8601); absent where no end is stated. */
  endDateTime?: string;
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
  tenantId?: string;
  /** GUID of the subscription, where there is one. */
  subscriptionId?: string;
}

/** The partner that an onboarding is attributed to. */
export interface AttributedPartner {
  /** Partner id that the identity is linked to, where it is known. */
  id?: string;
  /** The partner's name as Azure returned it, where it did. */
  name?: string;
  /** Where the fact comes from. */
  provenance: Provenance;
}

/** The identity that an onboarding is attributed by. */
export interface AttributedIdentity {
  /** GUID of the tenant that it is linked in, where it is known. */
  tenantId?: string;
  /** Object id of the identity, where it is known. */
  objectId?: string;
  /** Name of the identity, where the program gives one beside a role. */
  name?: string;
  /** What the identity is, where it is stated. */
  type?: PrincipalType;
  /** Where the fact comes from. */
  provenance: Provenance;
}

/** Marks the JSON of an attribution, wherever a stack exports it. */
export const attributionKind = "pulumi-azure-partner/attribution";

/** What one onboarding is attributed by. It carries no time of the run. */
export interface Attribution {
  /** Always "pulumi-azure-partner/attribution": what it is found by among a stack's outputs. */
  kind: typeof attributionKind;
  /** Version of this shape. */
  version: 1;
  /** Name of the onboarding component. */
  onboarding: string;
  /** The customer, as declared. */
  customer: AttributedCustomer;
  /** How the access comes about. */
  mode: AccessMode;
  /** Name of the Azure Lighthouse offer, where there is one and it is known. */
  offerName?: string;
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
  transactingPartnerId?: string;
  /** Partner id of the reseller of record, where one is declared. */
  resellerOfRecordId?: string;
  /** At which steps attribution can get lost, in the order in which to look. */
  checklist: Step[];
  /** What the rules found. */
  findings: Finding[];
  /** The rules that were switched off, and why. */
  skippedRules: SkippedRule[];
}

/** Reports on declared access and its link; `standing` is the link once it has been made. */
export function attributionOf(
  declared: AccessFacts,
  { findings, skipped }: Checked,
  standing?: StandingLink,
): Attribution {
  const facts: AccessFacts = standing
    ? { ...declared, link: declared.link && { ...declared.link, ...standing } }
    : declared;
  const { component, mode, customer, link } = facts;
  const provenance = provenanceOf(facts);
  return {
    kind: attributionKind,
    version: 1,
    onboarding: component,
    customer: {
      name: customer.name ?? component,
      tenantId: customer.tenantId ?? undefined,
      subscriptionId: customer.subscriptionId,
    },
    mode,
    offerName: facts.delegation?.registrationDefinitionName,
    partner: { id: link?.partnerId, name: link?.partnerName ?? undefined, provenance },
    identity: {
      tenantId: link?.tenantId,
      objectId: link?.objectId,
      ...nameOfLinked(facts),
      provenance,
    },
    roles: (facts.grants ?? []).map((grant) => attributedRole(facts, grant)),
    recognition: recognitionClaims(facts),
    credit: creditClaims(facts),
    transactingPartnerId: customer.billing?.transactingPartnerId ?? undefined,
    resellerOfRecordId: customer.billing?.resellerOfRecordId ?? undefined,
    checklist: checklist(facts, findings),
    findings,
    skippedRules: skipped,
  };
}

function provenanceOf({ link }: AccessFacts): Provenance {
  if (!link) {
    return "no link declared";
  }
  if (link.madeBy === "elsewhere") {
    return "not verified";
  }
  const { createdTime, updatedTime } = link;
  if (!createdTime) {
    return "declared";
  }
  // Azure's first time is that of the first link ever, whoever made it and to whichever partner.
  return updatedTime === undefined || updatedTime === createdTime
    ? `stands since ${createdTime}`
    : `first linked ${createdTime}, changed ${updatedTime}`;
}

function nameOfLinked(facts: AccessFacts): Pick<AttributedIdentity, "name" | "type"> {
  const { link, grants = [] } = facts;
  const own = grants.filter(({ principalId }) => sameId(principalId, link?.objectId));
  return {
    name: nameOf(facts, link?.objectId),
    type: own.find(({ principalType }) => principalType)?.principalType ?? undefined,
  };
}

/** The name of a principal, which the program may give beside one of its roles only. */
function nameOf({ grants = [] }: AccessFacts, id: string | undefined): string | undefined {
  return grants.find(({ principalId, principalName }) => principalName && sameId(principalId, id))
    ?.principalName;
}

function attributedRole(facts: AccessFacts, grant: Grant): AttributedRole {
  const { role, duration, endDateTime, principalId, scopes } = grant;
  return {
    principalId: principalId ?? "unknown",
    principalName: nameOf(facts, principalId),
    principalType: grant.principalType ?? undefined,
    role: role?.name ?? role?.id ?? "unknown",
    roleId: role?.id ?? "unknown",
    listedForCredit: role?.pec ?? "unknown",
    duration: duration ?? "unknown",
    endDateTime: endDateTime ?? undefined,
    linkedIdentity: holding(facts, grant),
    scopes: (scopes ?? []).map((scope) => scope.id),
    reading: grant.reading?.state ?? "notAsked",
    provenance: roleProvenance(grant),
  };
}

const throughWords: Record<Through, AttributedRole["linkedIdentity"]> = {
  itself: "itself",
  group: "through a group",
  undeclaredGroup: "perhaps through a group",
  unstatedPrincipal: "perhaps through a group",
  notYetKnown: "not known",
};

function holding(facts: AccessFacts, grant: Grant): AttributedRole["linkedIdentity"] {
  const held = facts.link ? holdingsOf({ ...facts, grants: [grant] })?.[0] : undefined;
  return held ? throughWords[held.through] : "no";
}
