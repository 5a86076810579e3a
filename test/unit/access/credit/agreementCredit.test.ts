import type { Agreement } from "../../../../azure/agreement";
import { isCsp } from "../../../../sdk/nodejs/access/credit/agreementCredit";

test.each<[Agreement | undefined, boolean | undefined]>([
  ["cspAzurePlan", true],
  ["cspLegacy", true],
  ["microsoftCustomerAgreementDirect", false],
  ["enterpriseAgreement", false],
  ["payAsYouGo", false],
  ["other", false],
  ["cannotTell", undefined],
  [undefined, undefined],
])("whether %s is an agreement of a cloud solution provider: %p", (agreement, expected) => {
  expect(isCsp(agreement)).toBe(expected);
});
