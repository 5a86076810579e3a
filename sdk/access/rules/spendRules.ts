import type { AccessFacts } from "../accessFacts";
import type { Agreement } from "../agreement";
import { linkedPartnerEarns } from "../organisation";
import type { Rule, Said } from "./rule";
import {
  azurePlanPage,
  citadel,
  creditExplanation,
  creditPage,
  partnerCenterLinkPage,
} from "./sources";

/** Rules about who bills the customer's spend, and what that leaves possible. */
export const spendRules: Rule[] = [
  { id: "S1", level: "note", ...creditExplanation, judge: creditPossible },
  { id: "S2", level: "note", ...creditPage, judge: notTheTransactingPartner },
  { id: "S3", level: "note", ...azurePlanPage, judge: alreadyRecognised },
  {
    id: "S4",
    level: "note",
    source: `${partnerCenterLinkPage.source}; ${citadel.source}`,
    date: citadel.date,
    judge: enterpriseAgreement,
  },
];

const possible: Record<Exclude<Agreement, "enterpriseAgreement">, string> = {
  cspAzurePlan:
    "Azure plan of a cloud solution provider: partner earned credit is possible; who transacts decides.",
  cspLegacy: "Legacy offer of a cloud solution provider: no partner earned credit.",
  microsoftCustomerAgreementDirect:
    "Microsoft Customer Agreement, directly with Microsoft: no partner earned credit; recognition is possible, other incentives are not judged.",
  payAsYouGo:
    "Pay-as-you-go: no partner earned credit; recognition is possible, other incentives are not judged.",
  other: "Another kind of agreement: whether partner earned credit is possible is not known.",
  cannotTell:
    "Azure does not tell the agreement: whether partner earned credit is possible is not known.",
};

function creditPossible({ customer }: AccessFacts): Said[] {
  const agreement = customer.billing?.agreement;
  return agreement && agreement !== "enterpriseAgreement" ? [{ message: possible[agreement] }] : [];
}

function notTheTransactingPartner(facts: AccessFacts): Said[] {
  const partnerId = facts.link?.partnerId;
  const { transactingPartnerId, resellerOfRecordId } = facts.customer.billing ?? {};
  if (transactingPartnerId === undefined || resellerOfRecordId === undefined) {
    return [];
  }
  return linkedPartnerEarns(facts) !== "no"
    ? []
    : [
        {
          message:
            `Partner ${partnerId} is not the transacting partner (${transactingPartnerId}) or its ` +
            "reseller of record: recognition through this link, no partner earned credit through it.",
          remedy:
            "Any partner id of the transacting partner's organisation, or of the reseller's, would do.",
          subject: partnerId,
        },
      ];
}

function alreadyRecognised({ customer: { billing } }: AccessFacts): Said[] {
  return billing?.aobo === "yes"
    ? [
        {
          message:
            "Admin on behalf of is in place: partner earned credit is already recognised by it; the link safeguards.",
        },
      ]
    : [];
}

function enterpriseAgreement({ customer }: AccessFacts): Said[] {
  return customer.billing?.agreement === "enterpriseAgreement"
    ? [
        {
          message:
            "Enterprise agreement: sources conflict. Microsoft's Partner Center pages (2022-10-27) " +
            "name DPOR for enterprise agreements; Azure Citadel (2025-10) says DPOR is retired and " +
            "the link counts. DPOR can only be set by the customer.",
        },
      ]
    : [];
}
