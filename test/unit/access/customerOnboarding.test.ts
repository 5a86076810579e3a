import { Provider } from "@pulumi/azure-native/provider";
import * as pulumi from "@pulumi/pulumi";
import { CustomerOnboarding, attributionReport } from "../../../sdk/nodejs/access";
import type {
  Billing,
  DirectAccess,
  DirectRoles,
  ExistingLink,
  GrantedAccess,
  GrantedRole,
  GrantedRoles,
  LighthouseAccess,
  OnboardingBase,
  OneAccess,
} from "../../../sdk/nodejs/access";
import {
  customerTenant,
  linkAtCustomer,
  linked,
  managingTenant,
  somebody,
  standingLink,
  subscription,
  team,
} from "./ids";
import { childrenOf, runProgram, valueOf } from "./program";
import type { Registered } from "./program";

const linkType = "pulumi-nodejs:dynamic/azure-partner:PartnerAdminLink";
const customer = { name: "Fabrikam", tenantId: customerTenant, subscriptionId: subscription };

const lighthouse: LighthouseAccess = {
  managedByTenantId: managingTenant,
  registrationDefinitionName: "Contoso managed services",
  authorizations: [{ principalId: linked, role: "Support Request Contributor" }],
  existingLink: standingLink,
};
const assigned: DirectRoles = { principalId: linked, roles: ["Support Request Contributor"] };
const direct: DirectAccess = { ...assigned, link: { partnerId: "1234567" } };
const grantedRole: GrantedRole = {
  principalId: linked,
  groupId: team,
  role: "Contributor",
  scope: subscription,
  duration: "permanent",
};
const taken: GrantedRoles = {
  access: [grantedRole],
};
const granted: GrantedAccess = {
  ...taken,
  link: { partnerId: "1234567", identity: { objectId: linked } },
};

/** What Azure would add to a link. */
function linkOutputs({ type, inputs }: Registered): object {
  const identity = inputs.identity as { tenantId?: string; objectId?: string } | undefined;
  return type === linkType
    ? { ...identity, partnerName: "Contoso Ltd", createdTime: "2026-01-02T03:04:05Z" }
    : {};
}

function onboard(
  access: OneAccess,
  opts?: pulumi.ComponentResourceOptions,
  changes: Partial<OnboardingBase> = {},
) {
  return runProgram(() => {
    const { attribution, markdown } = new CustomerOnboarding(
      "fabrikam",
      { customer, ...access, ...changes },
      opts,
    );
    return { attribution, markdown };
  }, linkOutputs);
}

async function refused(run: () => void): Promise<{ error: string; resources: Registered[] }> {
  const errors: string[] = [];
  const { resources } = await runProgram(() => {
    try {
      run();
    } catch (error) {
      errors.push(String(error));
    }
  });
  return { error: errors.join("\n"), resources };
}

test("by Lighthouse there is a delegation and never a link", async () => {
  const { resources } = await onboard({ lighthouse });
  expect(resources.map(({ type }) => type)).not.toContain(linkType);
  expect(childrenOf(resources, "azure-native:managedservices:")).toEqual([
    "RegistrationAssignment fabrikam-subscription",
    "RegistrationDefinition fabrikam",
  ]);
});

test("direct access links the identity that gets the roles, pinned to the customer's tenant", async () => {
  const { resources } = await onboard({ direct });
  const link = resources.find((one) => one.type === linkType);
  expect(link?.name).toBe("fabrikam");
  expect(link?.inputs).toMatchObject({
    partnerId: "1234567",
    identity: { tenantId: customerTenant, objectId: linked },
  });
  expect(childrenOf(resources, "azure-native:authorization:")).toEqual([
    "RoleAssignment fabrikam-subscription-support-request-contributor",
  ]);
});

test("a group that gets the roles is never linked itself, also where its type is an output", async () => {
  const pins = async (principalType: pulumi.Input<"Group" | "User">) => {
    const { resources } = await onboard({ direct: { ...direct, principalType } });
    return resources.find((one) => one.type === linkType)?.inputs.identity;
  };
  const group = { tenantId: customerTenant };
  expect(await pins("Group")).toEqual(group);
  expect(await pins(pulumi.output("Group" as const))).toEqual(group);
  expect(await pins(pulumi.output("User" as const))).toEqual({ ...group, objectId: linked });
});

test("access that was granted creates no access, only the link", async () => {
  const { resources } = await onboard({ granted });
  expect(childrenOf(resources, "azure-native:")).toEqual([]);
  expect(resources.filter((one) => one.type === linkType)).toHaveLength(1);
});

test("a link that stands is taken, not made again", async () => {
  const existingLink = linkAtCustomer;
  for (const access of [
    { direct: { ...assigned, existingLink } },
    { granted: { ...taken, existingLink } },
  ]) {
    const { resources } = await onboard(access);
    expect(resources.map(({ type }) => type)).not.toContain(linkType);
  }
});

test("the link is not given the provider that writes the access", async () => {
  const { resources } = await runProgram(() => {
    const provider = new Provider("customer", { tenantId: customerTenant });
    const link = { partnerId: "1234567", identity: {} };
    return new CustomerOnboarding(
      "fabrikam",
      { customer, direct: { ...assigned, link } },
      { provider },
    );
  });
  const providerOf = (type: string) => resources.find((one) => one.type === type)?.provider;
  expect(providerOf("azure-native:authorization:RoleAssignment")).toContain("customer");
  expect(providerOf(linkType)).toBe("");
});

test.each<["provider" | "providers"]>([["provider"], ["providers"]])(
  "an explicit azure-native provider by `%s` without an identity for the link is refused",
  async (option) => {
    const { error, resources } = await refused(() => {
      const provider = new Provider("customer", {});
      const opts = option === "provider" ? { provider } : { providers: [provider] };
      new CustomerOnboarding("fabrikam", { customer, direct }, opts);
    });
    expect(error).toContain("A7: The access is written by an azure-native provider of its own");
    expect(resources.map(({ type }) => type)).not.toContain(linkType);
  },
);

test.each<[string, OneAccess]>([
  ["P5: ", { lighthouse: { ...lighthouse, existingLink: linkAtCustomer } }],
  [
    "P6: ",
    {
      lighthouse: {
        ...lighthouse,
        authorizations: [
          { principalId: linked, principalType: "ServicePrincipal", role: "Contributor" },
        ],
        existingLink: { ...standingLink, id: `${managingTenant}/${somebody}` },
      },
    },
  ],
  [
    "P5: ",
    {
      direct: {
        ...assigned,
        link: { partnerId: "1234567", identity: { tenantId: managingTenant } },
      },
    },
  ],
  [
    "P6: ",
    { direct: { ...assigned, link: { partnerId: "1234567", identity: { objectId: somebody } } } },
  ],
  ["P1: ", { direct: { ...assigned, link: { partnerId: team } } }],
  ["A2: ", { direct: { ...direct, principalId: "contoso" } }],
  [
    "P6: ",
    { granted: { ...taken, link: { partnerId: "1234567", identity: { objectId: somebody } } } },
  ],
  ["A1: ", { granted: { ...granted, access: [] } }],
  ["args takes exactly one of lighthouse, direct, granted; it has none of them.", {} as OneAccess],
  [
    "args takes exactly one of lighthouse, direct, granted; it has lighthouse and direct.",
    { lighthouse, direct } as unknown as OneAccess,
  ],
  [
    "lighthouse is an output",
    { lighthouse: pulumi.output(lighthouse) as unknown as LighthouseAccess },
  ],
  [
    "direct takes exactly one of link, existingLink; it has none of them.",
    { direct: assigned as DirectAccess },
  ],
  [
    "granted takes exactly one of link, existingLink; it has link and existingLink.",
    { granted: { ...granted, existingLink: linkAtCustomer } as unknown as GrantedAccess },
  ],
  [
    "direct.existingLink is an output",
    {
      direct: {
        ...assigned,
        existingLink: pulumi.output(linkAtCustomer) as unknown as ExistingLink,
      },
    },
  ],
  [
    "granted.readRoles is true, but nobody is there to read",
    { granted: { ...taken, existingLink: linkAtCustomer, readRoles: true } },
  ],
  [
    "granted.readRoles is false beside readAs",
    { granted: { ...granted, readRoles: false, readAs: {} } },
  ],
  [
    'access[0].endDateTime is missing: the duration is "until".',
    { granted: { ...granted, access: [{ ...grantedRole, duration: "until" }] } },
  ],
  [
    'access[0].endDateTime is "2027-01-31T00:00:00+01:00", which is no time in UTC',
    {
      granted: {
        ...granted,
        access: [{ ...grantedRole, duration: "until", endDateTime: "2027-01-31T00:00:00+01:00" }],
      },
    },
  ],
  [
    "access[0].managedByTenantId is given, and the role was not granted by Azure Lighthouse",
    { granted: { ...granted, access: [{ ...grantedRole, managedByTenantId: managingTenant }] } },
  ],
])("%s stops an onboarding before anything is registered (%#)", async (text, access) => {
  const { error, resources } = await refused(
    () => new CustomerOnboarding("fabrikam", { customer, ...access }),
  );
  expect(error).toContain(text);
  expect(resources.filter((one) => !/^(azure-partner|pulumi:)/.test(one.type))).toEqual([]);
});

test("without the customer's tenant there is nothing to pin a link to", async () => {
  const nowhere = { ...customer, tenantId: undefined as unknown as string };
  const { error, resources } = await refused(
    () => new CustomerOnboarding("fabrikam", { customer: nowhere, direct }),
  );
  expect(error).toContain("A9: The customer's tenant is missing");
  expect(resources.map(({ type }) => type)).not.toContain(linkType);
});

test("the partner's expected name and global id reach the link", async () => {
  const link = { partnerId: "1234567", expectedPartnerName: "Contoso Ltd" };
  const { resources, log } = await onboard({
    direct: { ...assigned, link, globalPartnerId: "1234567" },
  });
  expect(resources.find((one) => one.type === linkType)?.inputs).toMatchObject({
    expectedPartnerName: "Contoso Ltd",
  });
  expect(log.join("\n")).toContain("P2: Partner id 1234567 is the global account");
});

const billing: Billing = { transactingPartnerId: "7654321", agreement: "cspAzurePlan" };

test("a link to any partner id of our own organisation counts for the one that transacts", async () => {
  const creditOf = async (own: Partial<Billing>) => {
    const customerBilled = { ...customer, billing: { ...billing, ...own } };
    const { result } = await onboard({ direct }, undefined, { customer: customerBilled });
    return (await valueOf(result.attribution)).credit[0]?.outcome;
  };
  const paid = "throughThisLink";
  expect(await creditOf({ ownPartnerIds: ["1234567", "7654321"] })).toBe(paid);
  expect(await creditOf({})).not.toBe(paid);
  pulumi.runtime.setConfig("azure-partner:ownPartnerIds", '["1234567", "7654321"]');
  expect(await creditOf({})).toBe(paid);
  expect(await creditOf({ ownPartnerIds: ["1234567"] })).not.toBe(paid);
  pulumi.runtime.setConfig("azure-partner:ownPartnerIds", undefined as unknown as string);
});

test.each<[string, object]>([
  ["customer.billing.transactingPartnerId is a number", { transactingPartnerId: 1234567 }],
  ['customer.billing.ownPartnerIds[0] is "Contoso"', { ownPartnerIds: ["Contoso"] }],
  ['customer.billing.adminAgentsGroupId is "agents"', { adminAgentsGroupId: "agents" }],
  ["noReseller beside resellerOfRecordId", { noReseller: true, resellerOfRecordId: "1" }],
])("%s: refused", async (text, changes) => {
  const { error } = await refused(() => {
    const billed = { ...customer, billing: { ...billing, ...changes } };
    new CustomerOnboarding("fabrikam", { customer: billed, direct });
  });
  expect(error).toContain(text);
});

test.each([
  ["azure-partner:ownPartnerIds", "[1234567]", "is no list of partner ids"],
  ["azure-partner:ownPartnerIds", "1234567", "is no list of partner ids"],
  ["azure-partner:warningsFail", "yes", 'is "yes"; it is true or false.'],
])("the configuration %s = %s is refused", async (key, value, text) => {
  pulumi.runtime.setConfig(key, value);
  const { error } = await refused(() => new CustomerOnboarding("fabrikam", { customer, direct }));
  pulumi.runtime.setConfig(key, undefined as unknown as string);
  expect(error).toContain(`The configuration ${key} ${text}`);
});

test("warnings stop an onboarding before anything is registered, where the configuration says so", async () => {
  pulumi.runtime.setConfig("azure-partner:warningsFail", "true");
  const { error, resources } = await refused(
    () => new CustomerOnboarding("fabrikam", { customer, lighthouse }),
  );
  pulumi.runtime.setConfig("azure-partner:warningsFail", "false");
  expect(error).toMatch(
    /L7: Only the customer can remove[\s\S]*azure-partner:warningsFail is true/,
  );
  expect(childrenOf(resources, "azure-native:")).toEqual([]);
});

test("one identity cannot be linked twice in a program", async () => {
  const { error } = await refused(() => {
    new CustomerOnboarding("first", { customer, direct });
    new CustomerOnboarding("second", { customer, direct });
  });
  expect(error).toContain(`P4: "first" already links identity ${linked}`);
});

test("the attribution of direct access says what stands, since when, and what is not known", async () => {
  const { result } = await onboard({ direct });
  const attribution = await valueOf(result.attribution);
  expect(attribution).toMatchObject({
    customer: { name: "Fabrikam", tenantId: customerTenant, subscriptionId: subscription },
    partner: {
      id: "1234567",
      name: "Contoso Ltd",
      provenance: "stands since 2026-01-02T03:04:05Z",
    },
    identity: { tenantId: customerTenant, objectId: linked },
    roles: [
      { role: "Support Request Contributor", listedForCredit: "yes", provenance: "declared" },
    ],
    recognition: [{ scopes: [`/subscriptions/${subscription}`], outcome: "setUp" }],
    credit: [
      {
        scopes: [`/subscriptions/${subscription}`],
        outcome: "notKnown",
        expected: "throughThisLink",
        missing: [
          "partner 1234567 belongs to the transacting partner or its reseller of record",
          "the agreement is an Azure plan in CSP",
        ],
      },
    ],
  });
});

test("granted access by a group counts for the declared member", async () => {
  const { result } = await onboard({ granted });
  const { roles } = await valueOf(result.attribution);
  expect(roles).toMatchObject([{ principalId: team, linkedIdentity: "through a group" }]);
});

test("a link of another stack is reported as not verified", async () => {
  const { result } = await onboard({ lighthouse });
  expect((await valueOf(result.attribution)).partner.provenance).toBe("not verified");
});

test("two runs report the same, to the letter", async () => {
  const report = async () => valueOf((await onboard({ direct })).result.markdown);
  expect(await report()).toBe(await report());
});

test("the report of a program holds every onboarding", async () => {
  const { result } = await runProgram(() => {
    const other = { ...customer, name: "Adatum", subscriptionId: team };
    return attributionReport([
      new CustomerOnboarding("fabrikam", { customer, lighthouse }),
      new CustomerOnboarding("adatum", { customer: other, lighthouse }),
    ]);
  });
  const { attributions, markdown } = await valueOf(result);
  expect(attributions.map((one) => one.customer.name)).toEqual(["Fabrikam", "Adatum"]);
  expect(markdown).toContain("## Fabrikam");
  expect(markdown).toContain("## Adatum");
});

test("the reason for a rule that is switched off lands in the report", async () => {
  const { result } = await onboard({ lighthouse }, undefined, {
    skipRules: { L7: "the contract says so" },
  });
  expect(await valueOf(result.markdown)).toContain("Switched off: L7 (the contract says so).");
});
