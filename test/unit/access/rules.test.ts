import type { AccessFacts } from "../../../sdk/nodejs/access/facts/accessFacts";
import type { Grant } from "../../../sdk/nodejs/access/facts/grant";
import { roleSources } from "../../../azure/roles";
import { checkRules } from "../../../sdk/nodejs/access/rules/checkRules";
import { direct, grant, lighthouse, link, role } from "./facts";
import {
  linked,
  managingTenant,
  somebody,
  standingLink,
  supportRequestContributor,
  team,
} from "./ids";
import type { Example } from "./ruleExamples/declared";
import { after, asked, assigned, delegation, granted, inOrder } from "./ruleExamples/declared";

const group = { principalId: team, principalType: "Group" as const };
const tableOfRoles = roleSources.roles.date;

/** What one rule says, as its messages. */
function said(id: string, { facts, earlier }: Example): string[] {
  const { findings } = checkRules(facts, earlier);
  return findings.filter((finding) => finding.id === id).map(({ message }) => message);
}

const giving = (name: string, delegatedRoles?: string[]) =>
  delegation({
    authorizations: [...inOrder, { principalId: team, role: name, delegatedRoles }],
  });

test.each<[string, AccessFacts]>([
  ["P6 while a principal is unknown", direct({ grants: [grant({ principalId: undefined })] })],
  [
    "P8 while one of the roles is unknown",
    direct({ grants: [grant({ role: role("Reader") }), grant({ role: undefined })] }),
  ],
  ["P7 for a declared member", direct({ grants: [grant({ ...group, members: [linked] })] })],
  [
    "P18 for a role that could not be read",
    direct({ grants: [grant({ reading: { state: "unreadable", askedAs: "somebody" } })] }),
  ],
  ["L7 while one of the roles is unknown", lighthouse({ grants: [grant({ role: undefined })] })],
])("%s: no objection", (_title, facts) => {
  const { findings } = checkRules(facts);
  expect(findings.filter((finding) => finding.level !== "note" && finding.id !== "L8")).toEqual([]);
});

test("one role is excepted from a rule by its GUID, and the others are not", () => {
  const owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
  const { facts } = delegation({
    authorizations: [
      ...inOrder,
      { principalId: team, role: "Owner" },
      { principalId: team, role: "Storage Blob Data Reader" },
    ],
  });
  const skipRules = { [`L1:${owner.toUpperCase()}`]: "Azure takes it" };
  const { findings, skipped } = checkRules(facts, [], skipRules);
  expect(findings.filter(({ id }) => id === "L1").map(({ message }) => message)).toEqual([
    expect.stringContaining("Storage Blob Data Reader"),
  ]);
  expect(findings.map(({ id }) => id)).not.toContain("A8");
  expect(skipped).toEqual([{ id: `L1:${owner.toUpperCase()}`, reason: "Azure takes it" }]);
});

test("a finding carries its rule's title, and its source with address and date", () => {
  const { findings } = checkRules(granted().facts);
  expect(findings.find(({ id }) => id === "P15")).toMatchObject({
    title: "The link was not read in this run",
    source: "Microsoft Learn, Link a partner ID to your account",
    address: "https://learn.microsoft.com/azure/cost-management-billing/manage/link-partner-id",
    date: "2023-07-27",
  });
});

test("a role that Lighthouse granted counts by a link of its managing tenant only", () => {
  const byLighthouse = (changes: Partial<Grant>) =>
    direct({
      mode: "granted",
      link: link({ tenantId: managingTenant }),
      grants: [grant({ grantedBy: "lighthouse", ...changes })],
    });
  const ids = (facts: AccessFacts) => checkRules(facts).findings.map(({ id }) => id);
  expect(ids(byLighthouse({ managingTenantId: managingTenant }))).toEqual(["P11"]);
  expect(ids(byLighthouse({ managingTenantId: somebody }))).toContain("P5");
  expect(ids(byLighthouse({}))).toEqual([]);
});

test("P5 says that it depends on the way, where nobody stated how the customer granted a role", () => {
  const [message] = said("P5", granted([{ grantedBy: undefined }], standingLink));
  expect(message).toContain("how the customer granted access[0] is not stated");
  expect(message).not.toContain("nothing is attributed");
});

test("P5 takes a role that Azure shows for a role assignment, and warns that the link stands elsewhere", () => {
  const unstated = granted([{ grantedBy: undefined }], standingLink);
  const { facts } = asked(unstated, supportRequestContributor);
  const found = checkRules(facts).findings.filter(({ id }) => id === "P5");
  expect(found).toMatchObject([{ level: "warning", subject: managingTenant }]);
  expect(found[0]?.message).toContain("nothing is attributed through this link");
  expect(said("P5", asked(granted([{ grantedBy: undefined }]), supportRequestContributor))).toEqual(
    [],
  );
});

test("P8 names what is held, the day of Microsoft's list, and the smallest role of it", () => {
  const { findings } = checkRules(assigned({ roles: ["Reader"] }).facts);
  const { message, remedy } = findings.find(({ id }) => id === "P8") ?? {};
  expect(message).toBe(
    "Of the roles that the linked identity holds permanently (Reader), none is in Microsoft's list of " +
      "roles that earn (2022-11-08): the access may show in reports.",
  );
  expect(remedy).toBe(
    "If you do work that needs it, ask for a listed role: the smallest is Support Request " +
      "Contributor. Microsoft forbids asking a customer for access only to earn.",
  );
});

test("S2 says nothing of recognition, which it does not judge", () => {
  const foreign = { transactingPartnerId: "7654321", noReseller: true, ownPartnerIds: ["1234567"] };
  expect(said("S2", granted([{}], standingLink, foreign))).toEqual([
    "Partner 1234567 is neither the transacting partner (7654321) nor a reseller of record, of which " +
      "there is none: this link brings no partner earned credit; recognition does not depend on that.",
  ]);
});

test("P13 says whose word it is that a managed identity works", () => {
  expect(said("P13", assigned({}, { identity: { useMsi: true } }))).toEqual([
    "A managed identity is linked: Microsoft's staff write that it works, Microsoft's page does not name it.",
  ]);
});

test("P18 names the role, the holder, the scope and who asked", () => {
  expect(said("P18", asked(granted()))).toEqual([
    "Azure shows no role assignment of Support Request Contributor " +
      `(cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e) to ${linked} at the subscription ` +
      "33333333-3333-4333-8333-333333333333 or above it (asked as service principal of Contoso).",
  ]);
});

test("P22 names the id once, however many roles are given to it", () => {
  const twice = assigned({ roles: ["Reader", "Contributor"] }, {}, { clientIds: [linked] });
  expect(said("P22", twice)).toEqual([
    `roles[0] is ${linked}, which is the client id of an application and no object id.`,
  ]);
});

test.each([
  ["Storage Blob Data Reader", "with data actions not allowed"],
  [
    "Role Based Access Control Administrator",
    "is not allowed for registration definition because of restricted actions",
  ],
])("L1 quotes Azure's refusal of %s, and says of which day the table is", (name, refusal) => {
  const { id } = role(name);
  const messages = said("L1", giving(name));
  expect(messages).toEqual([expect.stringContaining(`The role definition '${id}' ${refusal}`)]);
  expect(messages[0]).toContain(`in the table of built-in roles of ${tableOfRoles}`);
});

test("L1 says as of which day a GUID is no built-in role", () => {
  expect(said("L1", giving(somebody))).toEqual([
    `There is no built-in role ${somebody} as of ${tableOfRoles}, and Azure Lighthouse takes built-in roles only.`,
  ]);
});

test("L2 names both sources where they conflict", () => {
  const [message] = said("L2", giving("User Access Administrator", ["Storage Blob Data Reader"]));
  expect(message).toContain("sources conflict");
  expect(message).toContain("Microsoft's page (2026-04-06)");
  expect(message).toContain("Microsoft's own samples");
});

test("L5, L6 and L13 say once what they have to say of one principal", () => {
  const approver = { principalId: team, principalType: "ServicePrincipal" as const };
  const item = {
    principalId: somebody,
    principalType: "ServicePrincipal" as const,
    approvers: [approver],
  };
  const twice = delegation({
    eligibleAuthorizations: [
      { ...item, role: "Contributor" },
      { ...item, principalId: somebody.toUpperCase(), role: "Reader" },
    ],
  });
  expect(said("L5", twice)).toEqual([
    "eligibleAuthorizations[0] is for a service principal; only users and groups can be eligible.",
    "eligibleAuthorizations[0] has a service principal as approver; only users and groups can approve.",
  ]);
  expect(said("L6", twice)).toHaveLength(1);
  expect(said("L13", twice)).toHaveLength(1);
});

test("M1 says that a link is needless where there is one, and harmless", () => {
  const plan = { name: "one", publisher: "contoso", product: "care", version: "1.0.0" };
  expect(said("M1", delegation({ plan }))[0]).toContain("this link is not needed for it");
  expect(said("M1", delegation({ plan, existingLink: undefined }))[0]).toContain(": no link is");
});

test("A2 says what zeros are", () => {
  const zeros = "00000000-0000-0000-0000-000000000000";
  expect(said("A2", delegation({ managedByTenantId: zeros }))).toEqual([
    "managedByTenantId is all zeros: a placeholder, never a real id.",
  ]);
});

test("L9 tells a scope that stands already from one that overlaps", () => {
  const apps = "/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/apps";
  const [same] = said("L9", after(delegation(), delegation({}, {}, "first")));
  expect(same).toContain('"first" already delegates the subscription');
  const [inside] = said("L9", after(delegation({ scopes: { apps } }), delegation({}, {}, "first")));
  expect(inside).toContain("which overlaps the resource group apps");
});

test.each([
  [{ P99: "because" }, 'the nearest is "P9"'],
  [{ P8: " " }, "without a reason"],
  [{ A2: "I know better" }, "cannot be switched off. It reads the arguments."],
  [{ G1: "I know better" }, "cannot be switched off. Say `identity: { allowUser: true }`"],
  [{ [`P5:${somebody}`]: "because" }, "rule P5 does not judge roles one by one"],
  [{ "L1:Owner": "because" }, 'a role is excepted as "L1:<GUID of the role>"'],
])("switching off %j is refused", (skipRules, text) => {
  const { findings } = checkRules(direct(), [], skipRules as Record<string, string>);
  expect(findings[0]).toMatchObject({ id: "A8", level: "error" });
  expect(findings[0]?.message).toContain(text);
});
