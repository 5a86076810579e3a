import { agreementOf } from "../../../azure/agreement";
import type { Agreement, BillingReading } from "../../../azure/agreement";

test.each<[BillingReading, Agreement, RegExp]>([
  [{ billingAccountAgreementType: "EnterpriseAgreement" }, "enterpriseAgreement", /Enterprise/],
  [
    { billingAccountAgreementType: "MicrosoftCustomerAgreement" },
    "microsoftCustomerAgreementDirect",
    /MicrosoftCustomerAgreement/,
  ],
  [{ billingAccountAgreementType: "MicrosoftOnlineServicesProgram" }, "payAsYouGo", /Online/],
  [
    { billingAccountAgreementType: "MicrosoftPartnerAgreement", billingProfileId: "profile" },
    "cspAzurePlan",
    /MicrosoftPartnerAgreement/,
  ],
  [
    { billingAccountAgreementType: "MicrosoftPartnerAgreement", skuDescription: "Azure" },
    "cannotTell",
    /perhaps the legacy offer.*sold as "Azure"/,
  ],
  [{ billingAccountAgreementType: "Other" }, "other", /Other/],
  [{ billingAccountAgreementType: "SomethingNew" }, "cannotTell", /SomethingNew/],
  [{ quotaId: "PayAsYouGo_2014-09-01" }, "payAsYouGo", /can be pay-as-you-go/],
  [{ quotaId: "CSP_2015-05-01" }, "cannotTell", /Azure plan .* or its legacy offer/],
  [{ quotaId: "constructor" }, "cannotTell", /tells no agreement/],
  [{ unreadable: "Azure answered 403" }, "cannotTell", /^Azure answered 403$/],
  [{}, "cannotTell", /^Azure told nothing$/],
])("%j is the agreement %s", (billing, agreement, explanation) => {
  expect(agreementOf(billing)).toEqual({
    agreement,
    explanation: expect.stringMatching(explanation),
  });
});

test("the billing property goes before the quota id, which is ambiguous", () => {
  const billing = { billingAccountAgreementType: "Other", quotaId: "PayAsYouGo_2014-09-01" };
  expect(agreementOf(billing).agreement).toBe("other");
});
