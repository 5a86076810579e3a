import type { AccessFacts } from "../facts/accessFacts";
import { creditClaims } from "../credit/creditClaims";
import { linkedTypes } from "../credit/linkedType";
import { recognitionClaims } from "../credit/recognition";
import type { Checked } from "../rules/checkRules";
import type { AttributedIdentity, Attribution, Provenance } from "./attribution";
import { attributedRole, nameOf } from "./attributedRole";
import { attributionKind, noLink } from "./attribution";
import { checklist } from "./checklist";
import { changedTime } from "./linkTimes";

/** A link as Azure or another stack told it. */
export interface StandingLink {
  /** Partner id that the identity is linked to. */
  partnerId: string;
  /** The partner's name. */
  partnerName?: string | undefined;
  /** Tenant that the link was made in. */
  tenantId: string;
  /** Object id of the linked identity. */
  objectId: string;
  /** When the identity was first linked. */
  createdTime?: string | undefined;
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
    return noLink;
  }
  if (link.madeBy === "elsewhere") {
    return "not verified";
  }
  const { createdTime } = link;
  if (!createdTime) {
    return "declared";
  }
  const changed = changedTime(link);
  return changed === undefined
    ? `stands since ${createdTime}`
    : `first linked ${createdTime}, changed ${changed}`;
}

function nameOfLinked(facts: AccessFacts): Pick<AttributedIdentity, "name" | "type"> {
  return { name: nameOf(facts, facts.link?.objectId), type: linkedTypes(facts)[0] };
}
