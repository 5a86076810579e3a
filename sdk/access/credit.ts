import type { AccessFacts, BillingFact } from "./accessFacts";
import { linkedPartnerEarns } from "./organisation";
import type { Answer } from "./roles";
import { heldGrants, inLinkedTenant, linkedElsewhere } from "./rules/heldGrants";

/**
 * Whether partner earned credit is due, and by what: through this link, by admin on behalf of
 * without needing the link, not at all, or unknown.
 */
export type CreditVerdict = "throughThisLink" | "byAdminOnBehalfOf" | "none" | "unknown";

/**
 * Whether the linked identity permanently holds a role that Microsoft's table lists as one that earns,
 * in the tenant that it is linked in.
 */
export function holdsListedRole(facts: AccessFacts): Answer {
  if (linkedElsewhere(facts)) {
    return "no";
  }
  const held = heldGrants(facts);
  if (!held) {
    return "unknown";
  }
  const answers = held
    .filter(({ grant }) => grant.duration !== "eligible" && grant.duration !== "until")
    .map(({ grant, through }): Answer => {
      const missing = grant.reading?.state === "notFound";
      const here = inLinkedTenant(facts, grant);
      if (here === "no") {
        return "no";
      }
      const sure =
        through !== "undeclaredGroup" &&
        grant.duration === "permanent" &&
        !missing &&
        here === "yes";
      const pec = grant.role?.pec ?? "unknown";
      return sure || pec === "no" ? pec : "unknown";
    });
  return answers.includes("yes") ? "yes" : answers.includes("unknown") ? "unknown" : "no";
}

/**
 * Who is paid, by Microsoft's table of partners: a role and a link of the transacting partner or its
 * reseller of record earn; else admin on behalf of one of these does; else nothing.
 *
 * @param linked Whether the linked partner is one of these
 * @param listed Whether the linked identity permanently holds a role that is listed
 */
export function creditVerdict(
  linked: Answer,
  listed: Answer,
  aobo: BillingFact["aobo"],
): CreditVerdict {
  if (linked === "yes" && listed === "yes") {
    return "throughThisLink";
  }
  if (aobo === "yes") {
    return "byAdminOnBehalfOf";
  }
  const linkCounts = linked === "no" || listed === "no" ? "no" : "unknown";
  return linkCounts === "no" && aobo === "no" ? "none" : "unknown";
}

/** What can be said about credit, one sentence per line. */
export function creditLines(facts: AccessFacts): string[] {
  const { billing } = facts.customer;
  const listed = holdsListedRole(facts);
  const others = "Other incentives: not judged.";
  if (!billing) {
    return [`${roleLines[listed]}; whether PEC is paid, and to whom: unknown.`, others];
  }
  if (billing.agreement === "enterpriseAgreement") {
    return [
      "Enterprise agreement: sources conflict. Microsoft's Partner Center pages (2022-10-27) name " +
        "DPOR for it; Azure Citadel (2025-10) says DPOR is retired and the link counts.",
      others,
    ];
  }
  if (billing.agreement && noCredit.includes(billing.agreement)) {
    return ["No partner earned credit under this agreement.", others];
  }
  const verdict = creditVerdict(linkedPartnerEarns(facts), listed, billing.aobo);
  const azurePlan =
    billing.agreement === "cspAzurePlan"
      ? ""
      : " This holds only under an Azure plan in CSP; the agreement is not known.";
  const safeguarded =
    verdict === "throughThisLink" && billing.aobo === "yes"
      ? ["Admin on behalf of is intact: already recognised; the link safeguards."]
      : [];
  return [`${verdictLine(verdict, facts)}${azurePlan}`, ...safeguarded, others];
}

const noCredit = ["cspLegacy", "microsoftCustomerAgreementDirect", "payAsYouGo"];

const roleLines: Record<Answer, string> = {
  yes: "A permanent role that Microsoft lists for PEC",
  no: "No permanent role that Microsoft lists for PEC",
  unknown: "Whether a permanent role that Microsoft lists for PEC is held is not known",
};

function verdictLine(verdict: CreditVerdict, facts: AccessFacts): string {
  const payee = facts.customer.billing?.transactingPartnerId;
  switch (verdict) {
    case "throughThisLink":
      return `PEC through this link: due to the transacting partner ${payee}.`;
    case "byAdminOnBehalfOf":
      return `PEC by admin on behalf of, not through this link: due to the transacting partner ${payee}.`;
    case "none":
      return "No PEC through this link: neither link nor admin on behalf of belongs to the transacting partner or its reseller with a listed role.";
    case "unknown":
      return "Whether PEC is paid through this link: unknown.";
  }
}
