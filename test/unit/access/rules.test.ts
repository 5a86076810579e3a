import type { AccessFacts, Grant } from "../../../sdk/access/accessFacts";
import { checkRules, rules } from "../../../sdk/access/rules/checkRules";
import { direct, grant, lighthouse, link, role, scope } from "./facts";
import { customerTenant, linked, managingTenant, somebody, subscription, team } from "./ids";

const group = { principalId: team, principalType: "Group" as const };
const delegation = lighthouse().delegation;
const activation = { maximumDuration: "PT8H", multiFactor: "Azure", approvers: [] };
const approver = { principalId: team, principalType: null };
const billing = {
  transactingPartnerId: "1234567",
  resellerOfRecordId: null,
  noReseller: false,
  adminAgentsGroupId: null,
  aobo: "unknown" as const,
  agreement: undefined,
};

function eligible(changes: Partial<Grant> = {}): Grant {
  return grant({
    ...group,
    role: role("Contributor"),
    duration: "eligible",
    activation,
    ...changes,
  });
}

function lighthouseGrants(...more: Grant[]): AccessFacts {
  return lighthouse({ grants: [...(lighthouse().grants ?? []), ...more] });
}

function delegating(changes: Partial<NonNullable<typeof delegation>>): AccessFacts {
  return lighthouse({ delegation: delegation && { ...delegation, ...changes } });
}

function billed(
  changes: Partial<typeof billing> | { agreement: "cspLegacy" | "enterpriseAgreement" },
) {
  const { customer } = direct();
  return direct({ customer: { ...customer, billing: { ...billing, ...changes } } });
}

function reading(state: "read" | "notFound" | "unreadable") {
  return { state, askedAs: "service principal of Contoso" };
}

/** Facts under which a rule speaks, the level it speaks at, what was declared before. */
const examples: [string, string, AccessFacts, AccessFacts[]?][] = [
  ["A3", "error", direct({ grants: [grant(), grant()] })],
  ["A4", "error", delegating({ scopes: [scope(subscription), scope(subscription)] })],
  [
    "A4",
    "warning",
    delegating({
      scopes: [scope(subscription), scope(`/subscriptions/${subscription}/resourceGroups/apps`)],
    }),
  ],
  ["A7", "error", direct({ explicitProvider: true, link: link({ identityGiven: false }) })],
  ["C1", "warning", direct({ plainTextSecrets: ["azure-native:clientSecret"] })],
  ["P1", "error", direct({ link: link({ partnerId: somebody }) })],
  ["P1", "error", direct({ link: link({ partnerId: "12 34" }) })],
  ["P2", "warning", direct({ link: link({ globalPartnerId: "1234567" }) })],
  ["P3", "error", direct({ link: link({ expectedPartnerName: "Fabrikam" }) })],
  ["P3", "error", direct({ link: link({ expectedPartnerIds: ["7654321"] }) })],
  ["P3", "error", direct({ link: link({ partnerName: null, expectedPartnerName: "Contoso" }) })],
  ["P4", "error", direct(), [direct()]],
  ["P5", "error", direct({ link: link({ tenantId: managingTenant }) })],
  ["P5", "error", lighthouse({ link: link({ tenantId: customerTenant }) })],
  ["P6", "error", direct({ grants: [grant({ principalId: somebody })] })],
  ["P6", "error", direct({ grants: [grant({ ...group, members: [somebody] })] })],
  ["P7", "warning", direct({ grants: [grant(group)] })],
  ["P8", "warning", direct({ grants: [grant({ role: role("Reader") })] })],
  ["P9", "note", direct({ grants: [grant({ role: role(somebody) })] })],
  ["P10", "warning", direct({ grants: [grant({ duration: "eligible" })] })],
  [
    "P10",
    "warning",
    direct({ grants: [grant({ duration: "until" }), grant({ role: role("Reader") })] }),
  ],
  ["P11", "note", direct()],
  ["P12", "warning", direct({ grants: [grant({ principalType: "User" })] })],
  ["P13", "note", direct({ link: link({ managedIdentity: true }) })],
  ["P15", "note", direct({ link: link({ madeBy: "elsewhere" }) })],
  ["P16", "warning", direct({ environment: "usgovernment" })],
  ["P16", "warning", direct({ link: link({ environment: "AzureChinaCloud" }) })],
  ["P17", "note", direct(), [direct({ link: link({ partnerId: "7654321", objectId: somebody }) })]],
  ["P18", "warning", direct({ grants: [grant({ reading: reading("notFound") })] })],
  [
    "P19",
    "warning",
    direct({ defaultTenant: { tenantId: managingTenant, setting: "ARM_TENANT_ID" } }),
  ],
  ["L1", "error", lighthouseGrants(grant({ role: role("Owner") }))],
  ["L1", "error", lighthouseGrants(grant({ role: role("Log Analytics Contributor") }))],
  ["L2", "error", lighthouseGrants(grant({ role: role("User Access Administrator") }))],
  [
    "L2",
    "warning",
    lighthouseGrants(
      grant({
        role: role("User Access Administrator"),
        delegatedRoles: [role("Log Analytics Contributor")],
      }),
    ),
  ],
  ["L3", "error", delegating({ managingTenantId: customerTenant })],
  ["L4", "error", delegating({ scopes: [scope(team)] })],
  [
    "L4",
    "error",
    delegating({ scopes: [scope("/providers/Microsoft.Management/managementGroups/root")] }),
  ],
  ["L5", "error", lighthouseGrants(eligible({ principalType: "ServicePrincipal" }))],
  ["L5", "error", lighthouseGrants(eligible({ role: role("Owner") }))],
  ["L5", "error", lighthouseGrants(eligible({ role: role("Storage Blob Data Reader") }))],
  ["L5", "error", lighthouseGrants(eligible({ delegatedRoles: [role("Reader")] }))],
  ...["PT29M", "PT8H1M", "P1D", "4 hours", "PT"].map(
    (maximumDuration): [string, string, AccessFacts] => [
      "L5",
      "error",
      lighthouseGrants(eligible({ activation: { ...activation, maximumDuration } })),
    ],
  ),
  [
    "L5",
    "error",
    lighthouseGrants(
      eligible({ activation: { ...activation, approvers: Array(11).fill(approver) } }),
    ),
  ],
  [
    "L5",
    "error",
    lighthouseGrants(
      eligible({
        activation: {
          ...activation,
          approvers: [{ ...approver, principalType: "ServicePrincipal" }],
        },
      }),
    ),
  ],
  [
    "L5",
    "error",
    lighthouseGrants(
      eligible(),
      eligible({
        principalId: somebody,
        activation: { ...activation, maximumDuration: "PT1H" },
      }),
    ),
  ],
  ["L6", "warning", lighthouseGrants(eligible({ principalId: somebody }))],
  ["L7", "warning", lighthouse({ grants: [grant()] })],
  ["L8", "warning", lighthouse({ grants: [grant()] })],
  ["L9", "error", lighthouse(), [lighthouse({ component: "first" })]],
  [
    "L9",
    "warning",
    delegating({ registrationDefinitionName: "another" }),
    [lighthouse({ component: "first" })],
  ],
  ["L10", "error", delegating({ names: [{ property: "definitionId", name: "fabrikam" }] })],
  ["L11", "error", { ...lighthouseGrants(eligible()), environment: "china" }],
  ["L11", "error", lighthouse({ link: { ...link(), environment: "usgovernment" } })],
  ["L12", "note", lighthouse({ link: link({ tenantId: managingTenant, madeBy: "program" }) })],
  ["M1", "note", delegating({ marketplace: true })],
  ["S1", "note", billed({ agreement: "cspLegacy" })],
  ["S2", "note", billed({ transactingPartnerId: "7654321" })],
  ["S3", "note", billed({ aobo: "yes" as "unknown" })],
  ["S4", "note", billed({ agreement: "enterpriseAgreement" })],
];

const speaking = examples.map(
  ([id, level, facts, earlier = []]) => [id, level, facts, earlier] as const,
);

test.each(speaking)("%s speaks, as %s (%#)", (id, level, facts, earlier) => {
  const levels = checkRules(facts, earlier)
    .findings.filter((finding) => finding.id === id)
    .map((finding) => finding.level);
  expect(levels).toContain(level);
});

test.each(speaking)("%s can be switched off (%#)", (id, _level, facts, earlier) => {
  const { findings, skipped } = checkRules(facts, earlier, { [id]: "agreed" });
  expect(findings.map((finding) => finding.id)).not.toContain(id);
  expect(skipped).toEqual([{ id, reason: "agreed" }]);
});

test("access in order is not objected to", () => {
  expect(checkRules(direct()).findings.map(({ id }) => id)).toEqual(["P11"]);
  expect(checkRules(lighthouse()).findings.map(({ id }) => id)).toEqual(["P11"]);
});

test("every rule has an example here, reads an argument or compares with the run before", () => {
  const shown = new Set(speaking.map(([id]) => id));
  const missing = rules.filter((rule) => !shown.has(rule.id)).map((rule) => rule.id);
  expect(missing).toEqual(["A1", "A2", "A5", "A6", "P14"]);
});

test("ids of rules are unique and every rule names a source and a date", () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  for (const rule of rules) {
    expect(rule.source).not.toBe("");
    expect(rule.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});

/** Facts in which everything that can be unknown is. */
function blank(facts: AccessFacts): AccessFacts {
  const holes = <T extends object>(value: T, keep: string[]) =>
    Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, keep.includes(key) ? part : undefined]),
    ) as T;
  return {
    ...facts,
    environment: undefined,
    customer: holes(facts.customer, []),
    link: facts.link && holes(facts.link, []),
    grants: facts.grants?.map((one) => holes(one, ["property", "activation"])),
    delegation: facts.delegation && { ...holes(facts.delegation, ["marketplace"]), names: [] },
  };
}

test.each(speaking.filter(([id]) => !["C1", "M1"].includes(id)))(
  "%s is silent while what it looks at is unknown (%#)",
  (_id, _level, facts, earlier) => {
    const activations = facts.grants?.map((one) => ({ ...one, activation: null }));
    const { findings } = checkRules(blank({ ...facts, grants: activations }), earlier);
    expect(findings).toEqual([]);
  },
);

test.each<[string, AccessFacts]>([
  ["P6 while a principal is unknown", direct({ grants: [grant({ principalId: undefined })] })],
  [
    "P8 while one of the roles is unknown",
    direct({ grants: [grant({ role: role("Reader") }), grant({ role: undefined })] }),
  ],
  [
    "P8 for a role that Microsoft's table does not list",
    direct({ grants: [grant({ role: role(somebody) })] }),
  ],
  ["P7 for a declared member", direct({ grants: [grant({ ...group, members: [linked] })] })],
  ["P18 for a role that was read", direct({ grants: [grant({ reading: reading("read") })] })],
  [
    "P18 for a role that could not be read",
    direct({ grants: [grant({ reading: reading("unreadable") })] }),
  ],
  ["L7 while one of the roles is unknown", lighthouse({ grants: [grant({ role: undefined })] })],
])("%s: no objection", (_title, facts) => {
  const { findings } = checkRules(facts);
  expect(findings.filter((finding) => finding.level !== "note" && finding.id !== "L8")).toEqual([]);
});

test.each<[string, Partial<AccessFacts>, string[]]>([
  ["other than the transacting partner's", {}, ["S2"]],
  ["of our organisation, as the transacting partner's is", { ownPartnerIds: ["1234567", "7"] }, []],
  ["of our organisation, and the transacting partner's is not", { ownPartnerIds: ["7"] }, ["S2"]],
])("a link to a partner id %s", (_which, changes, said) => {
  const facts = { ...billed({}), link: link({ partnerId: "7" }), ...changes };
  const { findings } = checkRules(facts);
  expect(findings.map(({ id }) => id).filter((id) => id === "S2")).toEqual(said);
});

test("one role is excepted from a rule by its GUID, and the others are not", () => {
  const owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
  const facts = lighthouseGrants(
    grant({ role: role("Owner") }),
    grant({ role: role("Log Analytics Contributor") }),
  );
  const skipRules = { [`L1:${owner.toUpperCase()}`]: "Azure takes it" };
  const { findings, skipped } = checkRules(facts, [], skipRules);
  expect(findings.filter(({ id }) => id === "L1").map(({ message }) => message)).toEqual([
    expect.stringContaining("Log Analytics Contributor"),
  ]);
  expect(findings.map(({ id }) => id)).not.toContain("A8");
  expect(skipped).toEqual([{ id: `L1:${owner.toUpperCase()}`, reason: "Azure takes it" }]);
});

test("a role that Lighthouse granted counts by a link of its managing tenant only", () => {
  const granted = (changes: Partial<Grant>) =>
    direct({
      mode: "granted",
      link: link({ tenantId: managingTenant }),
      grants: [grant({ grantedBy: "lighthouse", ...changes })],
    });
  const ids = (facts: AccessFacts) => checkRules(facts).findings.map(({ id }) => id);
  expect(ids(granted({ managingTenantId: managingTenant }))).toEqual(["P11"]);
  expect(ids(granted({ managingTenantId: somebody }))).toContain("P5");
  expect(ids(granted({}))).toEqual([]);
});

test("P8 names the smallest role of Microsoft's table and its date", () => {
  const { findings } = checkRules(direct({ grants: [grant({ role: role("Reader") })] }));
  expect(findings.find(({ id }) => id === "P8")?.remedy).toBe(
    "Smallest permanent role in Microsoft's PEC table of 2022-11-08: Support Request " +
      "Contributor; other programmes may ask more.",
  );
});

test("P18 names the role, the holder, the scope and who asked", () => {
  const { findings } = checkRules(direct({ grants: [grant({ reading: reading("notFound") })] }));
  expect(findings.find(({ id }) => id === "P18")?.message).toBe(
    "Azure shows no role assignment of Support Request Contributor " +
      `(cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e) to ${linked} at the subscription ${subscription} or ` +
      "above it (asked as service principal of Contoso).",
  );
});

test.each([
  [
    "Log Analytics Contributor",
    "The role definition '92aaf0da-9dab-42b6-94a3-d43ce8d16293' with data actions not allowed",
  ],
  [
    "Role Based Access Control Administrator",
    "The role definition 'f58310d9-a9f6-439a-9e8d-f62e7b41a168' is not allowed for registration " +
      "definition because of restricted actions",
  ],
])("L1 quotes Azure's refusal of %s", (name, refusal) => {
  const facts = lighthouseGrants(grant({ role: role(name) }));
  expect(checkRules(facts).findings.find(({ id }) => id === "L1")?.message).toContain(refusal);
});

test("L8 is content with any role that reads every kind of resource", () => {
  const facts = lighthouse({ grants: [grant({ ...group, role: role("Monitoring Reader") })] });
  expect(checkRules(facts).findings.map(({ id }) => id)).not.toContain("L8");
});

test.each([
  [{ P99: "because" }, 'the nearest is "P9"'],
  [{ P8: " " }, "without a reason"],
  [{ A2: "I know better" }, "cannot be switched off"],
  [{ [`P5:${somebody}`]: "because" }, "rule P5 does not judge roles one by one"],
  [{ "L1:Owner": "because" }, 'a role is excepted as "L1:<GUID of the role>"'],
])("switching off %j is refused", (skipRules, text) => {
  const { findings } = checkRules(direct(), [], skipRules as Record<string, string>);
  expect(findings[0]).toMatchObject({ id: "A8", level: "error" });
  expect(findings[0]?.message).toContain(text);
});
