/**
 * Under which agreement a subscription is billed, as far as Azure tells: an Azure plan of a cloud
 * solution provider, the legacy offer of one, a Microsoft Customer Agreement with Microsoft itself (a
 * customer of a cloud solution provider signs one too), an enterprise agreement, pay-as-you-go,
 * another one, or "cannotTell".
 */
export type Agreement = (typeof agreements)[number];

/** Every word for an agreement. */
export const agreements = [
  "cspAzurePlan",
  "cspLegacy",
  "microsoftCustomerAgreementDirect",
  "enterpriseAgreement",
  "payAsYouGo",
  "other",
  "cannotTell",
] as const;

/** An agreement, what it was read from, and what that leaves open. */
export interface AgreementReading {
  /** The agreement, or "cannotTell". */
  agreement: Agreement;
  /** What was read, and what it leaves open. */
  explanation: string;
}

/** What Azure tells of a subscription's billing; what it does not tell is absent. */
export interface BillingReading {
  /** Azure's word for the agreement. */
  billingAccountAgreementType?: string | undefined;
  /** The billing profile; said to be absent for a legacy offer of a cloud solution provider. */
  billingProfileId?: string | undefined;
  /** What the subscription is sold as. */
  skuDescription?: string | undefined;
  /** The subscription's quota id, read only where the billing property tells nothing. */
  quotaId?: string | undefined;
  /** Why nothing could be read. */
  unreadable?: string | undefined;
}

/**
 * Reads the agreement from a subscription's billing property, else from its quota id, which is
 * ambiguous.
 */
export function agreementOf(billing: BillingReading): AgreementReading {
  const { billingAccountAgreementType: type, quotaId, unreadable } = billing;
  if (type !== undefined) {
    return agreementOfType(type, billing);
  }
  return quotaId !== undefined
    ? agreementOfQuotaId(quotaId)
    : { agreement: "cannotTell", explanation: unreadable ?? "Azure told nothing" };
}

// Words of `Microsoft.Billing/billingProperty/default` (2024-04-01).
function agreementOfType(type: string, billing: BillingReading): AgreementReading {
  const explanation = `billingAccountAgreementType is ${type}`;
  switch (type) {
    case "EnterpriseAgreement":
      return { agreement: "enterpriseAgreement", explanation };
    case "MicrosoftCustomerAgreement":
      return { agreement: "microsoftCustomerAgreementDirect", explanation };
    case "MicrosoftOnlineServicesProgram":
      return { agreement: "payAsYouGo", explanation };
    case "MicrosoftPartnerAgreement":
      return billing.billingProfileId
        ? { agreement: "cspAzurePlan", explanation }
        : {
            // One report from the field takes this for the legacy offer; no page of Microsoft's says so.
            agreement: "cannotTell",
            explanation: `${explanation}, without a billing profile: perhaps the legacy offer of a cloud solution provider, ${soldAs(billing)}`,
          };
    case "Other":
      return { agreement: "other", explanation };
    default:
      return { agreement: "cannotTell", explanation };
  }
}

function soldAs({ skuDescription }: BillingReading): string {
  return skuDescription === undefined
    ? "and Azure does not tell what it is sold as"
    : `sold as "${skuDescription}"`;
}

// What each quota id can stand for, by Microsoft's list of 2023-10-04.
const quotas = new Map<string, AgreementReading>(
  Object.entries({
    "EnterpriseAgreement_2014-09-01": {
      agreement: "cannotTell",
      explanation: "an enterprise agreement or an Azure plan under a Microsoft Customer Agreement",
    },
    "MSDNDevTest_2014-09-01": {
      agreement: "cannotTell",
      explanation: "a development and test offer of several agreements",
    },
    "CSP_2015-05-01": cspQuota(),
    "CSP_MG_2017-12-01": cspQuota(),
    "CSPDEVTEST_2018-05-01": cspQuota(),
    "PayAsYouGo_2014-09-01": { agreement: "payAsYouGo", explanation: "pay-as-you-go" },
  }),
);

function agreementOfQuotaId(quotaId: string): AgreementReading {
  const reading = quotas.get(quotaId);
  return reading
    ? { ...reading, explanation: `quotaId ${quotaId} can be ${reading.explanation}` }
    : { agreement: "cannotTell", explanation: `quotaId ${quotaId} tells no agreement` };
}

function cspQuota(): AgreementReading {
  return {
    agreement: "cannotTell",
    explanation: "an Azure plan of a cloud solution provider or its legacy offer",
  };
}
