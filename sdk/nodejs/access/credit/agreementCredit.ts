import type { Agreement } from "../../../../azure/agreement";

/** Whether an agreement lets anybody earn credit. */
export type AgreementCredit = "possible" | "none" | "unknown";

/** Section 4 of the table of earned credit. */
const credit: Record<Agreement, AgreementCredit> = {
  cspAzurePlan: "possible",
  cspLegacy: "none",
  microsoftCustomerAgreementDirect: "none",
  enterpriseAgreement: "none",
  payAsYouGo: "none",
  other: "none",
  cannotTell: "unknown",
};

/** Whether the agreement lets anybody earn credit; unknown where nobody told it. */
export function agreementCredit(agreement: Agreement | undefined): AgreementCredit {
  return agreement === undefined ? "unknown" : credit[agreement];
}

/** Whether the agreement is one of a cloud solution provider; unknown where nobody told it. */
export function isCsp(agreement: Agreement | undefined): boolean | undefined {
  return agreement === undefined || agreement === "cannotTell"
    ? undefined
    : agreement === "cspAzurePlan" || agreement === "cspLegacy";
}
