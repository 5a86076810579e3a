import type { AccessFacts } from "../facts/accessFacts";
import type { Agreement } from "../../../../azure/agreement";
import { agreementCredit } from "../credit/agreementCredit";
import { onBehalfOf } from "../credit/onBehalfOf";
import { organisationOf } from "../credit/organisation";
import { placesOf } from "../credit/place";

const agreementWords: Record<Agreement, string> = {
  cspAzurePlan: "Azure plan in CSP",
  cspLegacy: "legacy offer in CSP",
  microsoftCustomerAgreementDirect: "customer agreement with Microsoft itself",
  enterpriseAgreement: "enterprise agreement",
  payAsYouGo: "pay-as-you-go",
  other: "another agreement than a partner's",
  cannotTell: "Azure does not tell it",
};

/** Under which agreement the customer is billed. */
export function agreement({ customer }: AccessFacts) {
  const word = customer.billing?.agreement;
  const states = { possible: "inOrder", none: "problem", unknown: "notKnown" } as const;
  return {
    state: states[agreementCredit(word)],
    known: word === undefined ? "not stated" : agreementWords[word],
  };
}

/** Whether the linked partner is of whoever is paid. */
export function whoIsPaid(facts: AccessFacts) {
  const { transactingPartnerId, resellerOfRecordId } = facts.customer.billing ?? {};
  const linked = facts.link?.partnerId;
  if (transactingPartnerId == null) {
    return { state: "notKnown" as const, known: "who transacts is not stated" };
  }
  const payee = `\`${transactingPartnerId}\``;
  if (!facts.link) {
    return { state: "notKnown" as const, known: `${payee} transacts; no link is declared` };
  }
  if (facts.delegation?.marketplace) {
    const known = `whether the publisher of the Marketplace offer belongs to ${payee} or its reseller is not known`;
    return { state: "notKnown" as const, known };
  }
  const relation = {
    same:
      linked === transactingPartnerId
        ? `the linked partner transacts itself`
        : linked === resellerOfRecordId
          ? `the linked partner is the reseller of record of ${payee}`
          : `the linked partner is of the organisation of ${payee} or its reseller`,
    other: `neither ${payee} nor its reseller is the linked partner`,
    unknown: `whether the linked partner belongs to ${payee} or its reseller is not stated`,
  };
  const states = { same: "inOrder", other: "problem", unknown: "notKnown" } as const;
  const organisation = organisationOf(facts);
  return { state: states[organisation], known: relation[organisation] };
}

/** Whether admin on behalf of earns without the link. */
export function behalf(facts: AccessFacts) {
  const { answer, from } = onBehalfOf(facts, undefined);
  const places = placesOf(facts) ?? [];
  if (answer !== "yes" && places.some(({ scope }) => onBehalfOf(facts, scope).answer === "yes")) {
    const known = "admin on behalf of is in place in a part of the subscription, as Azure shows";
    return { state: "inOrder" as const, known };
  }
  const source = from === "read" ? "as Azure shows" : "as declared";
  const states = { yes: "inOrder", no: "note", unknown: "notKnown" } as const;
  const words = {
    yes: `admin on behalf of is in place, ${source}`,
    no: `no admin on behalf of, ${source}`,
    unknown:
      from === "read"
        ? "declared, and Azure does not show it"
        : "not stated; it would earn without this link",
  };
  return { state: states[answer], known: words[answer] };
}
