import * as pulumi from "@pulumi/pulumi";
import { CustomerOnboarding } from "../../../sdk/nodejs/access";
import type {
  Billing,
  CreditClaim,
  DirectRoles,
  GrantedRole,
  GrantedRoles,
  HeldRolesReading,
  LighthouseAccess,
  OneAccess,
  OnboardedCustomer,
} from "../../../sdk/nodejs/access";
import {
  customerTenant,
  linkAtCustomer,
  linked,
  managingTenant,
  reader,
  somebody,
  standingLink,
  subscription,
  team,
} from "./ids";
import { runProgram, valueOf } from "./program";
import type { Registered } from "./program";

const heldRolesType = "pulumi-nodejs:dynamic/azure-partner:HeldRoles";
const customer = { name: "Fabrikam", tenantId: customerTenant, subscriptionId: subscription };
const scope = `/subscriptions/${subscription}`;
const inside = `${scope}/resourceGroups/apps`;
const owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
const agents = "77777777-7777-4777-8777-777777777777";
const askedAs = "service principal of Contoso";
const readAs = { tenantId: customerTenant, clientId: somebody };
const link = { partnerId: "1234567", identity: { clientId: team, objectId: linked } };

const delegated: LighthouseAccess = {
  managedByTenantId: managingTenant,
  registrationDefinitionName: "Contoso managed services",
  authorizations: [{ principalId: linked, role: "Support Request Contributor" }],
  existingLink: standingLink,
};
const assigned: DirectRoles = { principalId: linked, roles: ["Support Request Contributor"] };
const grantedRole: GrantedRole = {
  principalId: linked,
  role: "Contributor",
  scope: subscription,
  duration: "permanent",
};
const taken: GrantedRoles = { access: [grantedRole] };
const blocks: Record<string, OneAccess> = {
  lighthouse: { lighthouse: { ...delegated, readAs } },
  direct: { direct: { ...assigned, link } },
  granted: { granted: { ...taken, link } },
};

const billing: Billing = { agreement: "cspAzurePlan", adminAgentsGroupId: agents };

/** What Azure tells of the group at a scope. */
const told = (changes: Partial<HeldRolesReading>): HeldRolesReading[] => [
  { principalId: agents, scope, ...changes },
];
const holding = (...roleIds: string[]) =>
  told({ roles: roleIds.map((roleId) => ({ roleId, scope })) });

function onboard(access: OneAccess | undefined, billed: Billing, readings?: HeldRolesReading[]) {
  const outputs = ({ type, inputs }: Registered) =>
    type === heldRolesType ? { readings, askedAs } : { ...(inputs.identity as object) };
  return runProgram(() => {
    const { attribution, heldRoles } = new CustomerOnboarding("fabrikam", {
      customer: { ...customer, billing: billed },
      ...(access ?? { direct: { ...assigned, link } }),
    });
    return { attribution, heldRoles };
  }, outputs);
}

type Onboarded = Awaited<ReturnType<typeof onboard>>;

function readingsIn({ resources }: Onboarded): Registered[] {
  return resources.filter(({ type }) => type === heldRolesType);
}

async function onBehalfOf({ result }: Onboarded): Promise<CreditClaim["onBehalfOf"][]> {
  return (await valueOf(result.attribution)).credit.map((claim) => claim.onBehalfOf);
}

async function findingsOf({ result }: Onboarded): Promise<string[]> {
  return (await valueOf(result.attribution)).findings.map(({ id }) => id);
}

describe.each(Object.entries(blocks))("of %s access", (_block, access) => {
  test("a listed role of the group that Azure shows is admin on behalf of, and a note says so", async () => {
    const ran = await onboard(access, billing, holding(reader, owner));
    expect(await onBehalfOf(ran)).toEqual([{ answer: "yes", from: "read" }]);
    expect(await findingsOf(ran)).toContain("S3");
    expect(ran.result.heldRoles).toBeDefined();
  });

  test("what is declared and not shown is not known, and is warned about once", async () => {
    const ran = await onboard(access, { ...billing, aobo: "yes" }, holding(reader));
    expect(await onBehalfOf(ran)).toEqual([{ answer: "unknown", from: "read" }]);
    expect(await findingsOf(ran)).toContain("S6");
    const warnings = ran.log.filter((line) => line.includes("S6: "));
    expect(warnings).toEqual([
      expect.stringContaining(
        `no listed role of group ${agents} at ${scope} (asked as ${askedAs})`,
      ),
    ]);
  });

  test("that nothing is shown says nothing of other groups", async () => {
    const ran = await onboard(access, billing, holding());
    expect(await onBehalfOf(ran)).toEqual([{ answer: "unknown", from: "nobody" }]);
    expect(await findingsOf(ran)).not.toContain("S6");
  });

  test("what Azure does not let be read stays as it was declared", async () => {
    const unreadable = "Azure answered 403 (AuthorizationFailed)";
    const ran = await onboard(access, { ...billing, aobo: "yes" }, told({ unreadable }));
    expect(await onBehalfOf(ran)).toEqual([{ answer: "yes", from: "declared" }]);
    expect(await findingsOf(ran)).not.toContain("S6");
  });

  test("without a group's id nothing is asked about one", async () => {
    const ran = await onboard(access, { ...billing, adminAgentsGroupId: undefined });
    expect(JSON.stringify(readingsIn(ran))).not.toContain(agents);
    expect(readingsIn(ran)).toHaveLength("granted" in access ? 1 : 0);
  });
});

test("whoever is named reads at the subscription and at the scopes of a delegation", async () => {
  const ran = await onboard({ lighthouse: { ...delegated, readAs, scopes: { inside } } }, billing);
  expect(readingsIn(ran)).toMatchObject([{ name: "fabrikam-on-behalf-of", provider: "" }]);
  const inputs = readingsIn(ran)[0]?.inputs;
  expect(inputs?.identity).toEqual(readAs);
  expect(inputs?.holders).toEqual([
    { principalId: agents, scope },
    { principalId: agents, scope: inside },
  ]);
});

test("with direct access the linked identity reads, as it is pinned for its link", async () => {
  const made = { ...link, whenUnreachable: "keep" as const };
  const ran = await onboard({ direct: { ...assigned, link: made } }, billing);
  expect(readingsIn(ran)).toMatchObject([
    {
      name: "fabrikam-on-behalf-of",
      inputs: {
        identity: { clientId: team, tenantId: customerTenant, objectId: linked },
        whenUnreachable: "keep",
      },
    },
  ]);
});

test("whoever is named reads instead of the linked identity", async () => {
  const ran = await onboard({ direct: { ...assigned, link, readAs } }, billing);
  const inputs = readingsIn(ran)[0]?.inputs;
  expect(inputs?.identity).toEqual(readAs);
  expect(inputs).not.toHaveProperty("whenUnreachable");
});

test("one reading tells of granted roles and of the group", async () => {
  const eligible: GrantedRole = { ...grantedRole, scope: inside, duration: "eligible" };
  const access = [grantedRole, eligible];
  const ran = await onboard({ granted: { link, access } }, billing);
  expect(readingsIn(ran)).toMatchObject([{ name: "fabrikam" }]);
  expect(readingsIn(ran)[0]?.inputs.holders).toEqual([
    { principalId: linked, scope },
    { principalId: agents, scope },
    { principalId: agents, scope: inside },
  ]);
});

test.each<[string, OneAccess]>([
  ["a delegation names nobody", { lighthouse: delegated }],
  [
    "the link of direct access stands elsewhere",
    { direct: { ...assigned, existingLink: linkAtCustomer } },
  ],
  [
    "the link of granted access stands elsewhere",
    { granted: { ...taken, existingLink: linkAtCustomer } },
  ],
  ["the program says that nobody reads", { granted: { ...taken, link, readRoles: false } }],
])("nothing is read where %s, and all stays declared", async (_why, access) => {
  const ran = await onboard(access, { ...billing, aobo: "no" });
  expect(readingsIn(ran)).toEqual([]);
  expect(ran.result.heldRoles).toBeUndefined();
  expect(await onBehalfOf(ran)).toEqual([{ answer: "no", from: "declared" }]);
});

test("the group's id may be an output", async () => {
  const adminAgentsGroupId = pulumi.output(agents.toUpperCase());
  const ran = await onboard(undefined, { ...billing, adminAgentsGroupId }, holding(owner));
  expect(await onBehalfOf(ran)).toEqual([{ answer: "yes", from: "read" }]);
});

test.each<[string, OnboardedCustomer]>([
  [
    "customer.billing is an output or a promise. It decides which resources there are",
    { ...customer, billing: pulumi.output(billing) as Billing },
  ],
  [
    "customer is an output or a promise. It decides which resources there are",
    pulumi.output(customer) as unknown as OnboardedCustomer,
  ],
  [
    'customer.subscriptionId is "production", which is no subscription',
    { ...customer, subscriptionId: "production" },
  ],
])("%s: refused before anything is registered", async (text, given) => {
  const errors: string[] = [];
  const { resources } = await runProgram(() => {
    try {
      new CustomerOnboarding("fabrikam", {
        customer: given,
        direct: { ...assigned, link, scopes: { whole: scope } },
      });
    } catch (error) {
      errors.push(String(error));
    }
  });
  expect(errors).toEqual([expect.stringContaining(text)]);
  expect(resources.filter(({ type }) => !/^(azure-partner|pulumi:)/.test(type))).toEqual([]);
});

test("a role that the group holds in a part of the subscription counts there, and nowhere else", async () => {
  const ran = await onboard(
    { direct: { ...assigned, link, scopes: { whole: scope, apps: inside } } },
    billing,
    [...holding(), ...told({ scope: inside, roles: [{ roleId: owner, scope: inside }] })],
  );
  const { credit } = await valueOf(ran.result.attribution);
  expect(credit.map((claim) => [...claim.scopes, claim.onBehalfOf.answer])).toEqual([
    [scope, "unknown"],
    [inside, "yes"],
  ]);
});

test.each<[string, string[], "yes" | undefined, boolean]>([
  ["shows is not asked for again", [owner], undefined, false],
  ["does not show has to be so, whatever is declared", [], "yes", true],
])("admin on behalf of that Azure %s", async (_what, shown, aobo, asked) => {
  const ofSomebodyElse = { transactingPartnerId: "7654321", noReseller: true };
  const billed = {
    ...ofSomebodyElse,
    ownPartnerIds: ["1234567"],
    adminAgentsGroupId: agents,
    aobo,
  };
  const { credit } = await valueOf(
    (await onboard(undefined, billed, holding(...shown))).result.attribution,
  );
  expect(credit).toMatchObject([{ outcome: "notKnown", expected: "byAdminOnBehalfOf" }]);
  expect(credit[0]?.missing.some((clause) => clause.includes("on behalf of them"))).toBe(asked);
});

const group = "/providers/Microsoft.Management/managementGroups/ours";
const other = "/providers/Microsoft.Management/managementGroups/other";

test.each<[string, string, CreditClaim["onBehalfOf"]]>([
  ["at it", group, { answer: "yes", from: "read" }],
  ["for the whole tenant", "/", { answer: "yes", from: "read" }],
  ["at another one, above or inside", other, { answer: "yes", from: "declared" }],
])("of a management group, a role that is held %s", async (_where, heldAt, expected) => {
  const roles = [{ roleId: owner, scope: heldAt }];
  const ran = await onboard(
    { direct: { ...assigned, link, scopes: { group } } },
    { ...billing, aobo: "yes" },
    told({ scope: group, roles }),
  );
  expect(await onBehalfOf(ran)).toEqual([expected]);
});
