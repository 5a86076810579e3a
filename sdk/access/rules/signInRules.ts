import type { AccessFacts } from "../accessFacts";
import { sameId } from "../guid";
import type { Rule, Said } from "./rule";
import { defaultProvider } from "./sources";

/** Rules about who writes the access. */
export const signInRules: Rule[] = [
  { id: "P19", level: "warning", ...defaultProvider, judge: signsInElsewhere },
];

function signsInElsewhere({ mode, customer, defaultTenant }: AccessFacts): Said[] {
  const { tenantId } = customer;
  return mode === "granted" ||
    tenantId == null ||
    defaultTenant === undefined ||
    sameId(tenantId, defaultTenant.tenantId)
    ? []
    : [
        {
          message:
            `Access is given by somebody who is signed in to the customer's tenant ${tenantId}, but ` +
            `azure-native's default provider signs in to tenant ${defaultTenant.tenantId} ` +
            `(${defaultTenant.setting}).`,
          remedy:
            `Run \`pulumi config set azure-native:tenantId ${tenantId}\`, or give the component a ` +
            `provider of its own: \`providers: [new azure_native.Provider("customer", ` +
            `{ tenantId: "${tenantId}" })]\`.`,
          subject: "customer.tenantId",
        },
      ];
}
