import type { AccessFacts } from "../facts/accessFacts";
import { sameId } from "../../../../azure/guid";
import type { Rule, Said } from "./rule";
import { defaultProvider, ownArguments } from "./sources";

/** Rules about who signs in: to write the access, and to be linked. */
export const signInRules: Rule[] = [
  {
    id: "P19",
    title: "azure-native signs in to another tenant than the customer's",
    level: "warning",
    step: "other",
    kind: "fact",
    source: defaultProvider,
    judged: "program",
    why: "Access is given by somebody who is signed in to the customer's tenant. What is configured for azure-native names another one, and Azure would refuse the write.",
    whatToDo: "Configure the customer's tenant, or give the component a provider of its own.",
    mayIgnore: "Yes, where the credential reaches the customer's tenant all the same.",
    judge: signsInElsewhere,
  },
  {
    id: "G1",
    title: "A person who happens to be signed in is not linked",
    level: "error",
    step: "identity",
    kind: "guard",
    source: ownArguments,
    judged: "provider",
    skippable: false,
    why: "The credit would hang on whoever runs the program. Only the provider learns who that is, and says it in words of its own.",
    whatToDo:
      "Link a service principal; or pin the person's `tenantId` and `objectId` in `identity`.",
    mayIgnore: "Say `identity: { allowUser: true }`: that is the word that it asks for.",
    judge: () => [],
  },
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
