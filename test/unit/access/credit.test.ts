import { creditLines, creditVerdict, holdsListedRole } from "../../../sdk/access/credit";
import type { CreditVerdict } from "../../../sdk/access/credit";
import type { BillingFact } from "../../../sdk/access/accessFacts";
import { linkedPartnerEarns } from "../../../sdk/access/organisation";
import { direct, grant, link, role } from "./facts";
import { somebody, team } from "./ids";

const provider = "1111111";
const reseller = "2222222";
const anotherPartner = "3333333";

const billing: BillingFact = {
  transactingPartnerId: provider,
  resellerOfRecordId: reseller,
  noReseller: false,
  adminAgentsGroupId: null,
  aobo: "unknown",
  agreement: undefined,
};

function earns(partnerId: string | undefined, ownPartnerIds: string[] | null = null) {
  const customer = { ...direct().customer, billing };
  return linkedPartnerEarns(direct({ link: link({ partnerId }), customer, ownPartnerIds }));
}

test("any partner id of the organisation that transacts earns, where our own ids say that it is ours", () => {
  expect(earns("4444444")).toBe("no");
  expect(earns("4444444", ["4444444", reseller])).toBe("yes");
  expect(earns("4444444", [provider, reseller])).toBe("no");
  expect(earns("4444444", ["4444444"])).toBe("no");
});

type Row = [string, BillingFact["aobo"], CreditVerdict];

// Microsoft's table of partners; admin on behalf of is that of the provider or the reseller.
test.each<Row>([
  [provider, "yes", "throughThisLink"],
  [provider, "no", "throughThisLink"],
  [provider, "unknown", "throughThisLink"],
  [reseller, "yes", "throughThisLink"],
  [reseller, "no", "throughThisLink"],
  [reseller, "unknown", "throughThisLink"],
  [anotherPartner, "yes", "byAdminOnBehalfOf"],
  [anotherPartner, "no", "none"],
  [anotherPartner, "unknown", "unknown"],
])("with a listed role, linked to %s, admin on behalf of %s: %s", (partner, aobo, verdict) => {
  expect(creditVerdict(earns(partner), "yes", aobo)).toBe(verdict);
});

test.each<Row>([
  [provider, "yes", "byAdminOnBehalfOf"],
  [provider, "no", "none"],
  [provider, "unknown", "unknown"],
])("without a listed role, linked to %s, admin on behalf of %s: %s", (partner, aobo, verdict) => {
  expect(creditVerdict(earns(partner), "no", aobo)).toBe(verdict);
});

test("without a known role nothing is promised and nothing denied", () => {
  expect(creditVerdict(earns(provider), "unknown", "no")).toBe("unknown");
  expect(creditVerdict(earns(undefined), "yes", "no")).toBe("unknown");
});

function lines(partnerId: string, changes: Partial<BillingFact> | null) {
  const { customer } = direct();
  const known = changes && { ...billing, ...changes };
  return creditLines(
    direct({ link: link({ partnerId }), customer: { ...customer, billing: known } }),
  ).join("\n");
}

test("without knowing who transacts, nobody is said to be paid", () => {
  expect(lines(provider, null)).toBe(
    "A permanent role that Microsoft lists for PEC; whether PEC is paid, and to whom: unknown.\nOther incentives: not judged.",
  );
});

test("a link in another tenant than the access counts for nothing", () => {
  expect(holdsListedRole(direct({ link: link({ tenantId: somebody }) }))).toBe("no");
});

test("an own customer of a CSP with admin on behalf of intact is already recognised", () => {
  expect(lines(provider, { aobo: "yes", agreement: "cspAzurePlan" })).toContain(
    "already recognised; the link safeguards",
  );
});

test("an enterprise agreement names both sources of the conflict", () => {
  const text = lines(provider, { agreement: "enterpriseAgreement" });
  expect(text).toContain("sources conflict");
  expect(text).toContain("Partner Center");
  expect(text).toContain("Azure Citadel");
});

test.each(["cspLegacy", "microsoftCustomerAgreementDirect", "payAsYouGo"] as const)(
  "%s: no partner earned credit, whoever is linked",
  (agreement) => {
    expect(lines(provider, { agreement })).toContain("No partner earned credit");
  },
);

test("an unknown agreement is said to be unknown", () => {
  expect(lines(provider, {})).toContain("the agreement is not known");
  expect(lines(provider, { agreement: "cspAzurePlan" })).not.toContain("not known");
});

test("no line ever says that somebody earns", () => {
  for (const aobo of ["yes", "no", "unknown"] as const) {
    for (const partner of [provider, reseller, anotherPartner]) {
      expect(lines(partner, { aobo })).not.toMatch(/\bearns\b/i);
    }
  }
});

test.each([
  ["yes", [grant()]],
  ["no", [grant({ role: role("Reader") })]],
  ["no", [grant({ duration: "eligible" })]],
  ["no", [grant({ principalId: somebody })]],
  ["unknown", [grant({ role: role(somebody) })]],
  ["unknown", [grant({ role: undefined })]],
  ["unknown", [grant({ principalId: undefined })]],
  ["unknown", [grant({ principalId: team, principalType: "Group" })]],
  ["no", [grant({ principalId: team, principalType: "Group", role: role("Reader") })]],
] as const)("an eligible role is held: %s (%#)", (answer, grants) => {
  expect(holdsListedRole(direct({ grants: [...grants] }))).toBe(answer);
});
