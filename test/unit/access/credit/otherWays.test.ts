import type { AccessFacts } from "../../../../sdk/nodejs/access/facts/accessFacts";
import { creditClaims } from "../../../../sdk/nodejs/access/credit/creditClaims";
import type { Billing } from "../../../../sdk/nodejs/access/args/customerArgs";
import { notYetKnown } from "../../../../sdk/nodejs/access/facts/known";
import { creditText, openText } from "../../../../sdk/nodejs/access/report/claimText";
import { customerTenant, linkAtCustomer, managingTenant, standingLink } from "../ids";
import { assigned, delegated, granted } from "./declared";

const partnerId = linkAtCustomer.partnerId;
const transacting: Billing = {
  transactingPartnerId: partnerId,
  aobo: "no",
  agreement: "cspAzurePlan",
};
const customer = { tenantId: customerTenant, billing: transacting };

/** What is expected, under an Azure plan in CSP of the linked partner, and what is missing for it. */
function expected(facts: AccessFacts): string {
  const claims = creditClaims(facts);
  expect(claims).toHaveLength(1);
  return claims
    .flatMap((claim) => [creditText(claim), openText(claim)])
    .filter((part) => part !== "")
    .join("; ");
}

const byLink = "expected through this link";
const notByLink = "not by this link";

describe("access needs the link where it is held", () => {
  test("by Lighthouse, in the managing tenant", () => {
    expect(expected(delegated({}, { customer }))).toBe(byLink);
    expect(expected(delegated({}, { customer, existingLink: linkAtCustomer }))).toBe(notByLink);
  });

  test("directly, in the customer's tenant", () => {
    expect(expected(assigned({ customer }))).toBe(byLink);
    expect(expected(assigned({ customer, existingLink: standingLink }))).toBe(notByLink);
  });

  test("by a delegation that the customer deployed, in the managing tenant", () => {
    const role = { grantedBy: "lighthouse", managedByTenantId: managingTenant } as const;
    expect(expected(granted([role], standingLink, transacting))).toBe(byLink);
    expect(expected(granted([role], linkAtCustomer, transacting))).toBe(notByLink);
  });
});

test.each([
  ["usgovernment", "the government cloud, where the service is reported as not available"],
  ["china", "the china cloud, where the service is reported as not available"],
  ["AzureStack", "this cloud, of which no source tells"],
])("in the cloud %s nothing is expected for sure", (defaultEnvironment, text) => {
  const facts = { ...assigned({ customer }), defaultEnvironment };
  expect(expected(facts)).toBe(`not known; expected if credit is paid in ${text}`);
  const behalf = { ...customer, billing: { ...transacting, aobo: "yes" } as const };
  const elsewhere = { customer: behalf, existingLink: standingLink };
  expect(expected({ ...assigned(elsewhere), defaultEnvironment })).toBe(
    `not known; only admin on behalf of could earn: expected if credit is paid in ${text}`,
  );
  expect(
    expected({ ...assigned({ customer, existingLink: standingLink }), defaultEnvironment }),
  ).toBe(notByLink);
});

test("in a national cloud that only the linked identity is said to be in, nothing is expected either", () => {
  const inCloud = (environment: string) =>
    expected(assigned({ customer, existingLink: { ...linkAtCustomer, environment } }));
  expect(inCloud("public")).toBe(byLink);
  expect(inCloud("usgovernment")).toContain(
    "not known; expected if credit is paid in the government",
  );
  expect(inCloud(notYetKnown as unknown as string)).toContain("not known");
});

describe("the cloud of access that a provider of the program's own writes", () => {
  const provider = { explicitProvider: true };
  const inCloud = (environment: string | undefined) =>
    expected({
      ...assigned({ customer, existingLink: { ...linkAtCustomer, environment } }),
      ...provider,
    });

  test("is that of the linked identity", () => {
    expect(inCloud(undefined)).toBe(byLink);
    expect(inCloud("public")).toBe(byLink);
    expect(inCloud("china")).toContain("not known");
  });

  test("is not known without a link", () => {
    const behalf = { ...customer, billing: { ...transacting, aobo: "yes" } as const };
    const without = assigned({ customer: behalf, existingLink: undefined });
    expect(expected(without)).toContain("by admin on behalf of");
    expect(expected({ ...without, ...provider })).toBe(
      "not known; only admin on behalf of could earn: expected if credit is paid in the customer's cloud, which is not known",
    );
  });

  test("is not known while that is not", () => {
    expect(inCloud(notYetKnown as unknown as string)).toContain("not known");
  });
});

test("a Marketplace offer is counted by its publisher, whom nobody states", () => {
  const plan = { name: "p", publisher: "contoso", product: "managed", version: "1.0.0" };
  const publisher =
    "the publisher of the Marketplace offer is the transacting partner or its reseller of record";
  expect(expected(delegated({}, { customer, plan }))).toBe(`not known; expected if ${publisher}`);
  expect(expected(delegated({ role: "Reader" }, { customer, plan }))).toBe(notByLink);
  const unknown = notYetKnown as unknown as typeof plan;
  expect(expected(delegated({}, { customer, plan: unknown }))).toContain(publisher);
});

test("after a transfer the organisation is judged anew, with the same access", () => {
  const transferred: Billing = {
    ...transacting,
    transactingPartnerId: "1111111",
    noReseller: true,
    ownPartnerIds: [partnerId],
  };
  const moved = { tenantId: customerTenant, billing: transferred };
  expect(expected(assigned({ customer: moved }))).toBe(notByLink);
});
