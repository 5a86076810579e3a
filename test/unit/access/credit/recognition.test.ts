import type { AccessFacts } from "../../../../sdk/nodejs/access/facts/accessFacts";
import type { Agreement } from "../../../../azure/agreement";
import { recognitionClaims } from "../../../../sdk/nodejs/access/credit/recognition";
import type { Billing } from "../../../../sdk/nodejs/access/args/customerArgs";
import { notYetKnown } from "../../../../sdk/nodejs/access/facts/known";
import { recognitionText } from "../../../../sdk/nodejs/access/report/claimText";
import { direct, grant } from "../facts";
import { linkAtCustomer, linked, somebody, standingLink, subscription, team } from "../ids";
import { assigned, billed, delegated, granted, listed } from "./declared";

/** What recognition rests on, in a few words. */
function recognised(facts: AccessFacts): string {
  const claims = recognitionClaims(facts);
  expect(claims).toHaveLength(1);
  return claims.map(recognitionText).join();
}

/** A value that a preview does not know yet. */
const later = notYetKnown as unknown as string;
const deleteRole = "Managed Services Registration assignment Delete Role";
const group = `/subscriptions/${subscription}/resourceGroups/apps`;

test.each([listed, "Owner", "Contributor"])(
  "%s, permanent and in the right tenant, is set up",
  (role) => {
    expect(recognised(assigned({ roles: [role] }))).toBe("set up");
  },
);

test.each(["Reader", "Billing Reader", "Tag Contributor", deleteRole, somebody])(
  "of %s alone sources differ: it is not listed as one that earns",
  (role) => {
    expect(recognised(assigned({ roles: [role] }))).toBe("sources differ");
    expect(recognised(delegated({ role }))).toBe("sources differ");
    expect(recognised(assigned({ roles: [role, listed] }))).toBe("set up");
  },
);

test("of a role that may only hand on roles sources differ", () => {
  const role = "User Access Administrator";
  expect(recognised(delegated({ role, delegatedRoles: ["Reader"] }))).toBe("sources differ");
  expect(recognised(assigned({ roles: [role] }))).toBe("set up");
});

describe("an eligible role", () => {
  const eligible = { duration: "eligible" } as const;

  test("counts only while it is active", () => {
    expect(recognised(granted([{ ...eligible, principalType: "User" }]))).toBe(
      "set up only while a role is active",
    );
  });

  test("is never active for a service principal", () => {
    expect(recognised(granted([{ ...eligible, principalType: "ServicePrincipal" }]))).toBe(
      "not by this link",
    );
  });

  test("is not known to count while nobody says what the linked identity is", () => {
    expect(recognised(granted([eligible]))).toBe("not known");
  });

  test("beside a permanent one changes nothing", () => {
    expect(recognised(granted([{ ...eligible, principalType: "User" }, {}]))).toBe("set up");
  });
});

test("a role with an end counts until then", () => {
  const endDateTime = "2027-01-31T00:00:00Z";
  expect(recognised(granted([{ duration: "until", endDateTime }]))).toBe(
    "set up until 2027-01-31T00:00:00Z",
  );
  expect(recognised(granted([{ duration: "until", endDateTime: later }]))).toBe(
    "set up while the role stands",
  );
  const both = granted([
    { duration: "until", endDateTime },
    { duration: "until", endDateTime: "2027-03-01T00:00:00Z", role: "Contributor" },
  ]);
  expect(recognised(both)).toBe("set up until 2027-03-01T00:00:00Z");
});

test("only what has an end that is known says until when", () => {
  const claims = (changes: Parameters<typeof grant>[0]) =>
    recognitionClaims(direct({ grants: [grant(changes)] })).map((claim) => Object.keys(claim));
  const endDateTime = "2027-01-31T00:00:00Z";
  expect(claims({ duration: "until", endDateTime })).toEqual([
    ["scopes", "outcome", "duration", "until"],
  ]);
  const without = [["scopes", "outcome", "duration"]];
  expect(claims({ duration: "until", endDateTime: undefined })).toEqual(without);
  expect(claims({ duration: "eligible", principalType: "User", endDateTime })).toEqual(without);
});

test.each([
  "/providers/Microsoft.Management/managementGroups/fabrikam",
  `/subscriptions/${subscription}`,
  group,
  `${group}/providers/Microsoft.Web/sites/shop`,
])("at %s it counts for all that is below", (scope) => {
  const facts = assigned({ scopes: { scope } });
  expect(recognitionClaims(facts)).toEqual([
    { scopes: [scope], outcome: "setUp", duration: "permanent" },
  ]);
});

test("one place says nothing of another", () => {
  const facts = granted([{ scope: group }, { scope: somebody, role: "Reader" }]);
  expect(recognitionClaims(facts)).toEqual([
    { scopes: [group], outcome: "setUp", duration: "permanent" },
    { scopes: [`/subscriptions/${somebody}`], outcome: "sourcesDiffer" },
  ]);
});

describe("the link", () => {
  test("in another tenant than the access counts for nothing", () => {
    expect(recognised(assigned({ existingLink: standingLink }))).toBe("not by this link");
    expect(recognised(delegated({}, { existingLink: linkAtCustomer }))).toBe("not by this link");
  });

  test("of somebody who holds nothing counts for nothing", () => {
    const principal = { principalId: team, principalType: "User" } as const;
    expect(recognised(delegated(principal))).toBe("not by this link");
  });

  test.each<[string, AccessFacts]>([
    ["nobody declares it", assigned({ existingLink: undefined })],
    ["its identity is not known yet", assigned({ existingLink: { ...linkAtCustomer, id: later } })],
    ["nobody says whose tenant it is", assigned({ customer: {} })],
    ["nobody says in which way the role was granted", granted([{ grantedBy: undefined }])],
    ["the group's members are not declared", delegated({ principalId: team })],
    ["the role is not known yet", assigned({ roles: ["Reader", later] })],
    ["a condition limits the role", assigned({ condition: "@Resource[x] StringEquals 'y'" })],
    [
      "Azure does not show the role",
      direct({ grants: [grant({ reading: { state: "notFound", askedAs: "Contoso" } })] }),
    ],
    ["the list of roles is not known yet", direct({ grants: undefined })],
  ])("is not known to count while %s", (_case, facts) => {
    expect(recognised(facts)).toBe("not known");
  });
});

test.each(["usgovernment", "china", "AzureStack"])("in the cloud %s it is not known", (name) => {
  expect(recognised({ ...assigned(), defaultEnvironment: name })).toBe("not known");
  const existingLink = { ...linkAtCustomer, environment: name };
  expect(recognised(assigned({ existingLink }))).toBe("not known");
  const elsewhere = assigned({ existingLink: standingLink });
  expect(recognised({ ...elsewhere, defaultEnvironment: name })).toBe("not by this link");
});

describe("the agreement", () => {
  const own: Billing = { transactingPartnerId: linkAtCustomer.partnerId };
  const others: Billing = {
    transactingPartnerId: "1111111",
    noReseller: true,
    ownPartnerIds: [linkAtCustomer.partnerId],
  };
  const perhaps: Billing = { transactingPartnerId: "1111111" };
  const under = (agreement: Agreement | undefined, billing: Billing, roles = [listed]) =>
    recognised(billed({ ...billing, agreement }, { roles }));

  const contract = "by the contract";

  test.each(["cspAzurePlan", "cspLegacy"] as const)(
    "%s of the partner's own customer counts by itself where the link does not for sure",
    (agreement) => {
      expect(under(agreement, own)).toBe("set up");
      expect(under(agreement, own, ["Reader"])).toBe(contract);
      const existingLink = standingLink;
      expect(recognised(billed({ ...own, agreement }, { existingLink }))).toBe(contract);
    },
  );

  test.each(["cspAzurePlan", "cspLegacy"] as const)(
    "%s of another partner's customer counts by the link",
    (agreement) => {
      expect(under(agreement, others)).toBe("set up");
      expect(under(agreement, others, ["Reader"])).toBe("sources differ");
      const existingLink = standingLink;
      expect(recognised(billed({ ...others, agreement }, { existingLink }))).toBe(
        "not by this link",
      );
    },
  );

  test("of a customer that may be the partner's own denies nothing", () => {
    expect(under("cspAzurePlan", perhaps)).toBe("set up");
    expect(under("cspAzurePlan", perhaps, ["Reader"])).toBe("not known");
  });

  test.each(["microsoftCustomerAgreementDirect", "payAsYouGo", "cannotTell", undefined] as const)(
    "%s counts by the link",
    (agreement) => {
      expect(under(agreement, own)).toBe("set up");
      expect(under(agreement, own, ["Reader"])).toBe("sources differ");
    },
  );

  test("of an enterprise sources differ, unless the link cannot count", () => {
    expect(under("enterpriseAgreement", own)).toBe("sources differ");
    expect(under("enterpriseAgreement", own, [later])).toBe("not known");
    expect(under("enterpriseAgreement", own, [listed, later])).toBe("sources differ");
    const billing = { ...own, agreement: "enterpriseAgreement" } as const;
    expect(recognised({ ...billed(billing), grants: undefined })).toBe("not known");
    expect(recognised(billed(billing, { existingLink: standingLink }))).toBe("not by this link");
  });

  test("that Azure calls another one is not known to count", () => {
    expect(under("other", own)).toBe("not known");
  });
});

test("a link that the linked identity's own role carries is set up in a granted group as well", () => {
  expect(recognised(granted([{ principalId: linked, groupId: team }]))).toBe("set up");
});
