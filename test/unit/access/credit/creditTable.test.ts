import { creditClaims } from "../../../../sdk/nodejs/access/credit/creditClaims";
import type { CreditClaim } from "../../../../sdk/nodejs/access/credit/creditClaims";
import type { Holds } from "../../../../sdk/nodejs/access/credit/creditTable";
import type { Organisation } from "../../../../sdk/nodejs/access/credit/organisation";
import type { AccessFacts } from "../../../../sdk/nodejs/access/facts/accessFacts";
import type { Grant } from "../../../../sdk/nodejs/access/facts/grant";
import type { BillingFact } from "../../../../sdk/nodejs/access/facts/customerFacts";
import { direct, grant, link, role } from "../facts";
import { somebody, subscription } from "../ids";

const provider = "1111111";

const billing: BillingFact = {
  transactingPartnerId: provider,
  resellerOfRecordId: null,
  noReseller: true,
  adminAgentsGroupId: null,
  aobo: "unknown",
  agreement: "cspAzurePlan",
};

const linkTo: Record<Organisation, Partial<AccessFacts>> = {
  same: { link: link({ partnerId: provider }) },
  other: { link: link({ partnerId: "2222222" }), ownPartnerIds: ["2222222"] },
  unknown: { link: link({ partnerId: "2222222" }) },
};

const until = grant({ duration: "until", endDateTime: "2027-01-31T12:00:00Z" });
const notInTable = grant({ role: role(somebody) });
const held: Record<Holds, Grant[]> = {
  yes: [grant()],
  until: [until],
  no: [grant({ role: role("Reader") })],
  unknown: [notInTable],
};

function claim(
  organisation: Organisation | "noLink",
  grants: Grant[] | undefined,
  aobo: BillingFact["aobo"],
  changes: Partial<AccessFacts> = {},
  billed: Partial<BillingFact> = {},
): CreditClaim {
  const customer = { ...direct().customer, billing: { ...billing, aobo, ...billed } };
  const linked = organisation === "noLink" ? { link: null } : linkTo[organisation];
  const claims = creditClaims(direct({ customer, grants, ...linked, ...changes }));
  expect(claims).toHaveLength(1);
  return claims[0] as CreditClaim;
}

/** A claim in the words of the reference. */
function words({ outcome, afterwards, beside, expected, lastDay }: CreditClaim): string {
  const short = {
    throughThisLink: "LINK",
    byAdminOnBehalfOf: "AOBO",
    notByThisLink: "NOLINK",
    noneByAgreement: "NONE",
    notKnown: "?",
    throughThisLinkUntil: "LINK until",
  };
  return [
    short[outcome],
    beside && `and ${short[beside]}`,
    lastDay && `until ${lastDay}`,
    afterwards && `then ${short[afterwards]}`,
    expected && `if ${short[expected]}`,
  ]
    .filter((part) => part)
    .join(" ");
}

const day = "until 2027-01-30";

test.each<[Organisation | "noLink", Holds, string, string, string]>([
  // whose the id is, a listed role, admin on behalf of: yes, no, not known
  ["same", "yes", "LINK and AOBO", "LINK", "LINK"],
  ["same", "until", `AOBO and LINK until ${day}`, `LINK ${day} then NOLINK`, `LINK ${day} then ?`],
  ["same", "no", "AOBO", "NOLINK", "? if AOBO"],
  ["same", "unknown", "AOBO and ?", "? if LINK", "? if LINK"],
  ["other", "yes", "AOBO", "NOLINK", "? if AOBO"],
  ["other", "until", "AOBO", "NOLINK", "? if AOBO"],
  ["other", "no", "AOBO", "NOLINK", "? if AOBO"],
  ["other", "unknown", "AOBO", "NOLINK", "? if AOBO"],
  ["unknown", "yes", "AOBO and ?", "? if LINK", "? if LINK"],
  ["unknown", "until", "AOBO and ?", `? ${day} then NOLINK if LINK`, "? if LINK"],
  ["unknown", "no", "AOBO", "NOLINK", "? if AOBO"],
  ["unknown", "unknown", "AOBO and ?", "? if LINK", "? if LINK"],
  ["noLink", "yes", "AOBO", "?", "? if AOBO"],
])("%s organisation, role held: %s", (organisation, holds, yes, no, unknown) => {
  const cells = (["yes", "no", "unknown"] as const).map((aobo) =>
    words(claim(organisation, held[holds], aobo)),
  );
  expect(cells).toEqual([yes, no, unknown]);
});

test.each<[Organisation, string, string, string]>([
  ["same", `AOBO and LINK until ${day}`, `LINK ${day} then ?`, `LINK ${day} then ?`],
  ["unknown", "AOBO and ?", `? ${day} then ? if LINK`, "? if LINK"],
])(
  "%s organisation, a role until an end beside one that is not known: then not known",
  (organisation, yes, no, unknown) => {
    const cells = (["yes", "no", "unknown"] as const).map((aobo) =>
      words(claim(organisation, [until, notInTable], aobo)),
    );
    expect(cells).toEqual([yes, no, unknown]);
  },
);

describe("the agreement", () => {
  const under = (agreement: BillingFact["agreement"], aobo: BillingFact["aobo"] = "no") =>
    claim("same", held.yes, aobo, {}, { agreement });

  test.each([
    "cspLegacy",
    "microsoftCustomerAgreementDirect",
    "payAsYouGo",
    "enterpriseAgreement",
    "other",
  ] as const)("%s rules credit out for everybody", (agreement) => {
    expect(words(under(agreement))).toBe("NONE");
    expect(words(under(agreement, "yes"))).toBe("NONE");
  });

  test.each(["cannotTell", undefined] as const)("%s leaves what is expected open", (agreement) => {
    expect(words(under(agreement))).toBe("? if LINK");
    expect(words(under(agreement, "yes"))).toBe("? if LINK");
    expect(under(agreement).missing).toEqual(["the agreement is an Azure plan in CSP"]);
    expect(words(claim("same", held.no, "no", {}, { agreement }))).toBe("NOLINK");
  });
});

describe("a claim", () => {
  test("is about its places, and about all of the access where none is known", () => {
    const scopes = (grants: Grant[] | undefined) =>
      creditClaims(direct({ grants })).map((claim) => claim.scopes);
    expect(scopes([grant()])).toEqual([[`/subscriptions/${subscription}`]]);
    expect(scopes(undefined)).toEqual([[]]);
  });

  test("is not known while the list of roles is not", () => {
    expect(words(claim("same", undefined, "no"))).toBe("? if LINK");
    expect(words(claim("same", undefined, "yes"))).toBe("AOBO and ?");
  });

  test("keeps what follows an end where the agreement leaves it open, and says nothing where nothing ends", () => {
    const open = { agreement: undefined };
    expect(words(claim("same", held.until, "no", {}, open))).toBe(`? ${day} then NOLINK if LINK`);
    const endless = Object.keys(claim("same", held.yes, "no", {}, open));
    expect(endless).not.toContain("afterwards");
    const unknownEnd = [grant({ duration: "until", endDateTime: undefined })];
    expect(Object.keys(claim("same", unknownEnd, "no"))).not.toContain("lastDay");
  });
});

test.each(["usgovernment", "china", "AzureStack"])(
  "in the cloud %s nothing is expected",
  (defaultEnvironment) => {
    expect(words(claim("same", held.yes, "no", { defaultEnvironment }))).toBe("? if LINK");
    expect(words(claim("same", held.no, "yes", { defaultEnvironment }))).toBe("? if AOBO");
    expect(words(claim("same", held.no, "no", { defaultEnvironment }))).toBe("NOLINK");
  },
);

describe("Microsoft's own fourteen rows, in their order", () => {
  const [mpn1, mpn2, mpn3] = ["1111111", "2222222", "3333333"];
  const row = (linked: string, aobo: BillingFact["aobo"]) =>
    words(
      claim(
        "same",
        held.yes,
        aobo,
        { link: link({ partnerId: linked }), ownPartnerIds: linked === mpn3 ? [mpn3] : null },
        { transactingPartnerId: mpn1, resellerOfRecordId: mpn2, noReseller: false },
      ),
    );

  // A group of somebody else's tenant has no effect, so it stands as "no".
  test.each([
    [1, mpn1, "no", "LINK"],
    [2, mpn3, "yes", "AOBO"],
    [3, mpn2, "no", "LINK"],
    [4, mpn3, "yes", "AOBO"],
    [5, mpn3, "yes", "AOBO"],
    [6, mpn1, "no", "LINK"],
    [7, mpn1, "yes", "LINK and AOBO"],
    [8, mpn2, "yes", "LINK and AOBO"],
    [9, mpn2, "no", "LINK"],
    [10, mpn3, "yes", "AOBO"],
    [11, mpn3, "no", "NOLINK"],
    [12, mpn3, "no", "NOLINK"],
    [13, mpn3, "no", "NOLINK"],
    [14, mpn3, "no", "NOLINK"],
  ] as const)("row %i", (_row, linked, aobo, outcome) => {
    expect(row(linked, aobo)).toBe(outcome);
  });
});
