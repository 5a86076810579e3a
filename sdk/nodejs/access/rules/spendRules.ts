import type { AccessFacts } from "../facts/accessFacts";
import type { BillingFact } from "../facts/customerFacts";
import type { Agreement } from "../../../../azure/agreement";
import { isCsp } from "../credit/agreementCredit";
import { organisationOf } from "../credit/organisation";
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
  {
    id: "S1",
    title: "What the agreement leaves possible",
    level: "note",
    step: "agreement",
    kind: "fact",
    source: creditExplanation,
    judged: "program",
    why: "Only usage under the Azure plan of a cloud solution provider earns partner earned credit.",
    whatToDo: "State the agreement, or let it be read.",
    mayIgnore: "Yes.",
    judge: creditPossible,
  },
  {
    id: "S2",
    title: "Another partner transacts",
    level: "note",
    step: "who is paid",
    kind: "fact",
    source: creditPage,
    judged: "program",
    why: "Partner earned credit goes to the transacting partner, for access of its own organisation or of its reseller of record.",
    whatToDo: "Link any partner id of one of the two, where one of them is yours.",
    mayIgnore: "Yes, where recognition is all that is wanted.",
    judge: notTheTransactingPartner,
  },
  {
    id: "S4",
    title: "Sources conflict on enterprise agreements",
    level: "note",
    step: "agreement",
    kind: "fact",
    source: partnerCenterLinkPage,
    against: citadel,
    judged: "program",
    why: "Microsoft's Partner Center pages name the digital partner of record for enterprise agreements; Azure Citadel says that it is retired and that the link counts.",
    whatToDo:
      "Ask the customer whether a digital partner of record is set; only the customer can set one.",
    mayIgnore: "Yes.",
    judge: enterpriseAgreement,
  },
  {
    id: "S5",
    title: "Agreement and transacting partner exclude each other",
    level: "warning",
    step: "agreement",
    kind: "fact",
    source: azurePlanPage,
    judged: "program",
    why: "Only a cloud solution provider transacts for a customer, and only its agreement brings admin on behalf of.",
    whatToDo: "Correct the agreement, or leave out who transacts and `aobo`.",
    mayIgnore: "No: one of the two is wrong, and the report goes by the agreement.",
    judge: billedBySomebodyElse,
  },
];

const possible: Record<Agreement, string> = {
  cspAzurePlan:
    "Azure plan of a cloud solution provider: partner earned credit is possible; who transacts decides.",
  cspLegacy: "Legacy offer of a cloud solution provider: no partner earned credit.",
  microsoftCustomerAgreementDirect:
    "Microsoft Customer Agreement, directly with Microsoft: no partner earned credit; recognition is possible, other incentives are not judged.",
  enterpriseAgreement:
    "Enterprise agreement: no partner earned credit; other incentives are not judged.",
  payAsYouGo:
    "Pay-as-you-go: no partner earned credit; recognition is possible, other incentives are not judged.",
  other:
    "Azure calls the agreement another one than a partner's: no partner earned credit; whether spend is recognised is not known.",
  cannotTell:
    "Azure does not tell the agreement: partner earned credit is possible only if it is an Azure plan in CSP.",
};

function creditPossible({ customer }: AccessFacts): Said[] {
  const agreement = customer.billing?.agreement;
  return agreement ? [{ message: possible[agreement] }] : [];
}

function notTheTransactingPartner(facts: AccessFacts): Said[] {
  const { link, customer } = facts;
  const { transactingPartnerId, resellerOfRecordId } = customer.billing ?? {};
  const reseller = resellerOfRecordId
    ? `its reseller of record (${resellerOfRecordId})`
    : "a reseller of record, of which there is none";
  return organisationOf(facts) === "other"
    ? [
        {
          message:
            `Partner ${link?.partnerId} is neither the transacting partner (${transactingPartnerId}) nor ` +
            `${reseller}: this link brings no partner earned credit; recognition does not depend on that.`,
          remedy:
            "Any partner id of the transacting partner's organisation, or of the reseller's, would do.",
          subject: link?.partnerId,
        },
      ]
    : [];
}

function enterpriseAgreement({ customer }: AccessFacts): Said[] {
  return customer.billing?.agreement === "enterpriseAgreement"
    ? [
        {
          message:
            "Enterprise agreement: sources conflict on recognition. Microsoft's Partner Center pages " +
            "(2022-10-27) name DPOR for enterprise agreements; Azure Citadel (2025-10) says DPOR is " +
            "retired and the link counts. DPOR can only be set by the customer.",
        },
      ]
    : [];
}

function billedBySomebodyElse({ customer: { billing } }: AccessFacts): Said[] {
  const csp = billing && isCsp(billing.agreement) === false ? signOfCsp(billing) : undefined;
  if (!billing || csp === undefined) {
    return [];
  }
  return [
    {
      message:
        `The agreement (${billing.agreement}) is not one of a cloud solution provider, but ` +
        `${csp}: these two do not go together.`,
      remedy: "Correct one of them in customer.billing.",
      subject: "customer.billing.agreement",
    },
  ];
}

/** What only the agreement of a cloud solution provider brings. */
function signOfCsp({ transactingPartnerId: partner, aobo, adminAgentsRoles = [] }: BillingFact) {
  if (partner) {
    return `a transacting partner (${partner}) is declared`;
  }
  if (adminAgentsRoles.some(({ roles }) => roles?.some(({ pec }) => pec === "yes"))) {
    return "Azure shows admin on behalf of";
  }
  return aobo === "yes" ? "admin on behalf of is declared" : undefined;
}
