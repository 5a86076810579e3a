import type { AccessFacts } from "../../../../sdk/nodejs/access/facts/accessFacts";
import type { Grant } from "../../../../sdk/nodejs/access/facts/grant";
import type { BillingFact } from "../../../../sdk/nodejs/access/facts/customerFacts";
import { direct, grant, lighthouse, link, role, scope } from "../facts";
import { somebody, subscription, team } from "../ids";
import { attributed, customer } from "./customers";

const states = (facts: AccessFacts) =>
  Object.fromEntries(attributed(facts).checklist.map(({ step, state }) => [step, state]));
const step = (facts: AccessFacts, name: string) =>
  attributed(facts).checklist.find((one) => one.step === name);
const billed = (billing: Partial<BillingFact>) => direct(customer(1, "Fabrikam", billing));
const root = "/providers/Microsoft.Management/managementGroups/root";
// What is held permanently is in no table.
const forATime = [grant({ duration: "eligible" }), grant({ role: role(somebody) })];
const shop = `/subscriptions/${subscription}/resourceGroups/shop`;
const behalfRoles = (at: string, ...names: string[]) => ({
  scope: at,
  roles: names.map(role),
  askedAs: "Contoso",
});
/** The same access by an offer of the Marketplace. */
function marketplace({ customer: billedSo }: AccessFacts): AccessFacts {
  const { delegation, ...facts } = lighthouse();
  const plan = delegation && { ...delegation, marketplace: true };
  return { ...facts, customer: billedSo, delegation: plan };
}

test("The steps come in the order in which to look", () => {
  expect(attributed(direct()).checklist.map((one) => one.step)).toEqual([
    "partner id",
    "tenant",
    "identity",
    "role",
    "duration",
    "scope",
    "agreement",
    "who is paid",
    "on behalf of",
  ]);
});

test.each<[string, AccessFacts]>([
  ["role", direct({ grants: [grant({ role: role("Reader") })] })],
  ["duration", direct({ grants: [grant({ duration: "eligible" })] })],
  ["tenant", direct({ link: link({ tenantId: somebody }) })],
  ["partner id", direct({ link: link({ expectedPartnerName: "Fabrikam" }) })],
])("What is wrong with the %s is a problem of that step, and of no other", (name, facts) => {
  const problems = attributed(facts).checklist.filter(({ state }) => state === "problem");
  expect(problems.map((one) => one.step)).toEqual([name]);
});

test("Where nobody told how the customer is billed, those steps are not known and the others in order", () => {
  expect(states(direct())).toEqual({
    "partner id": "inOrder",
    tenant: "inOrder",
    identity: "inOrder",
    role: "inOrder",
    duration: "inOrder",
    scope: "inOrder",
    agreement: "notKnown",
    "who is paid": "notKnown",
    "on behalf of": "notKnown",
  });
});

test.each<[string, string, string, AccessFacts]>([
  ["agreement", "problem", "legacy offer in CSP", billed({ agreement: "cspLegacy" })],
  ["agreement", "inOrder", "Azure plan in CSP", billed({ agreement: "cspAzurePlan" })],
  [
    "who is paid",
    "inOrder",
    "the linked partner transacts itself",
    billed({ transactingPartnerId: "1234567" }),
  ],
  [
    "who is paid",
    "problem",
    "neither `7654321` nor its reseller is the linked partner",
    {
      ...billed({ transactingPartnerId: "7654321", noReseller: true }),
      ownPartnerIds: ["1234567"],
    },
  ],
  [
    "who is paid",
    "notKnown",
    "`1234567` transacts; no link is declared",
    { ...billed({ transactingPartnerId: "1234567" }), link: null },
  ],
  [
    "role",
    "problem",
    "Support Request Contributor: in Microsoft's list of roles that earn, held only for a time",
    direct({ grants: forATime }),
  ],
  ["duration", "problem", "held only while somebody activates it", direct({ grants: forATime })],
  [
    "scope",
    "notKnown",
    "management group root; no source says that credit reaches below a management group",
    direct({ grants: [grant({ scopes: [scope(root)] })] }),
  ],
  [
    "scope",
    "inOrder",
    "the whole subscription",
    direct({ grants: [grant(), grant({ principalId: somebody, scopes: [scope(root)] })] }),
  ],
  [
    "who is paid",
    "notKnown",
    "whether the publisher of the Marketplace offer belongs to `1234567` or its reseller is not known",
    marketplace(billed({ transactingPartnerId: "1234567" })),
  ],
  [
    "on behalf of",
    "inOrder",
    "admin on behalf of is in place, as declared",
    billed({ aobo: "yes" }),
  ],
  ["on behalf of", "note", "no admin on behalf of, as declared", billed({ aobo: "no" })],
  [
    "on behalf of",
    "problem",
    "declared, and Azure does not show it",
    billed({ aobo: "yes", adminAgentsRoles: [behalfRoles(subscription)] }),
  ],
  [
    "on behalf of",
    "inOrder",
    "admin on behalf of is in place in a part of the subscription, as Azure shows",
    {
      ...billed({ adminAgentsRoles: [behalfRoles(subscription), behalfRoles(shop, "Owner")] }),
      grants: [grant({ scopes: [scope(shop)] })],
    },
  ],
  [
    "identity",
    "problem",
    "whether the linked identity is a member of the group is not stated",
    direct({ grants: [grant({ principalId: team, principalType: "Group", members: null })] }),
  ],
  [
    "identity",
    "inOrder",
    "the linked identity is a declared member of the group that holds the access",
    direct({
      grants: [
        grant({ principalId: team, principalType: "Group", members: [link().objectId ?? ""] }),
      ],
    }),
  ],
  [
    "role",
    "problem",
    "Reader: not in Microsoft's list of roles that earn",
    direct({ grants: [grant({ role: role("Reader") })] }),
  ],
  [
    "role",
    "problem",
    `${somebody}: not in Microsoft's list of roles that earn, which may be older`,
    direct({ grants: [grant({ role: role(somebody) })] }),
  ],
  [
    "duration",
    "problem",
    "held until 2027-01-01T00:00:00Z",
    direct({ grants: [grant({ duration: "until", endDateTime: "2027-01-01T00:00:00Z" })] }),
  ],
  [
    "tenant",
    "inOrder",
    "linked in the managing tenant, where Azure Lighthouse needs it",
    lighthouse(),
  ],
  ["scope", "inOrder", "the whole subscription", direct()],
])("The step %s can be %s: %s", (name, state, known, facts) => {
  expect(step(facts, name)).toMatchObject({ state, known });
});

test("A link that stands elsewhere is noted, because it was not read", () => {
  expect(step(direct({ link: link({ madeBy: "elsewhere" }) }), "partner id")).toMatchObject({
    state: "note",
    known: "as recorded elsewhere; only the linked identity can read its link",
    findings: ["P15"],
  });
});

describe("A role that Azure was asked about", () => {
  const askedAs = "service principal of Contoso";
  const report = (state: "read" | "notFound" | "unreadable", changes: Partial<Grant> = {}) =>
    attributed(
      direct({ grants: [grant({ reading: { state, askedAs, reason: "403" }, ...changes })] }),
    );
  const roleStep = (...args: Parameters<typeof report>) =>
    report(...args).checklist.find((one) => one.step === "role");

  test("and that Azure shows, is reported as read", () => {
    expect(report("read").roles).toMatchObject([
      { reading: "read", provenance: "role read, duration declared" },
    ]);
    expect(roleStep("read")).toMatchObject({
      state: "inOrder",
      known: "Support Request Contributor (Azure shows it): in Microsoft's list of roles that earn",
    });
  });

  test("and that Azure does not show, is to mend, and nothing is known of credit and recognition", () => {
    const { recognition, credit } = report("notFound");
    expect(recognition).toMatchObject([{ outcome: "notKnown" }]);
    expect(credit).toMatchObject([{ outcome: "notKnown" }]);
    expect(roleStep("notFound")).toMatchObject({
      state: "problem",
      known: "Support Request Contributor: declared, and Azure does not show it",
      findings: ["P18"],
    });
  });

  test("without leave to read, stays declared, with Azure's answer", () => {
    const { recognition, roles } = report("unreadable");
    expect(recognition).toMatchObject([{ outcome: "setUp" }]);
    expect(roles[0]?.provenance).toBe(`declared; could not be read: 403 (asked as ${askedAs})`);
    expect(roleStep("unreadable")?.state).toBe("inOrder");
  });

  test("is not known, where the rule about it is switched off", () => {
    const reading = { state: "notFound", askedAs } as const;
    const facts = direct({ grants: [grant({ reading })] });
    const { checklist } = attributed(facts, { P18: "by Lighthouse" });
    expect(checklist.find((one) => one.step === "role")?.state).toBe("notKnown");
  });
});

test("A link without a time of Azure's is declared, one of another stack not verified", () => {
  const provenance = (changes: Parameters<typeof link>[0]) =>
    attributed(direct({ link: link(changes) })).partner.provenance;
  expect(provenance({ createdTime: undefined })).toBe("declared");
  expect(provenance({})).toBe("stands since 2026-01-02T03:04:05Z");
  expect(provenance({ updatedTime: "2026-02-03T04:05:06Z" })).toBe(
    "first linked 2026-01-02T03:04:05Z, changed 2026-02-03T04:05:06Z",
  );
  expect(provenance({ madeBy: "elsewhere" })).toBe("not verified");
});
