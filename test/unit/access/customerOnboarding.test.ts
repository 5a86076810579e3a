import { Provider } from "@pulumi/azure-native/provider";
import * as pulumi from "@pulumi/pulumi";
import { CustomerOnboarding, attributionReport } from "../../../sdk/access";
import type {
  CustomerOnboardingArgs,
  DirectAccessArgs,
  GrantedAccessArgs,
  LighthouseAccessArgs,
} from "../../../sdk/access";
import {
  customerTenant,
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

const lighthouse: LighthouseAccessArgs = {
  kind: "lighthouse",
  managedByTenantId: managingTenant,
  offerName: "Contoso managed services",
  authorizations: [{ principalId: linked, role: "Support Request Contributor" }],
  link: standingLink,
};
const direct: DirectAccessArgs = {
  kind: "direct",
  principalId: linked,
  roles: ["Support Request Contributor"],
  link: { partnerId: "1234567" },
};
const granted: GrantedAccessArgs = {
  kind: "granted",
  link: { partnerId: "1234567", identity: { objectId: linked } },
  access: [
    {
      principalId: linked,
      via: team,
      role: "Contributor",
      scope: subscription,
      kind: "permanent",
    },
  ],
};

/** What Azure would add to a link. */
function linkOutputs({ type, inputs }: Registered): object {
  const identity = inputs.identity as { tenantId?: string; objectId?: string } | undefined;
  return type === linkType
    ? { ...identity, partnerName: "Contoso Ltd", createdTime: "2026-01-02T03:04:05Z" }
    : {};
}

function onboard(
  access: CustomerOnboardingArgs["access"],
  opts?: pulumi.ComponentResourceOptions,
  changes: Partial<CustomerOnboardingArgs> = {},
) {
  return runProgram(() => {
    const { attribution, markdown } = new CustomerOnboarding(
      "fabrikam",
      { customer, access, ...changes },
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
  const { resources } = await onboard(lighthouse);
  expect(resources.map(({ type }) => type)).not.toContain(linkType);
  expect(childrenOf(resources, "azure-native:managedservices:")).toEqual([
    "RegistrationAssignment fabrikam-subscription",
    "RegistrationDefinition fabrikam",
  ]);
});

test("direct access links the identity that gets the roles, pinned to the customer's tenant", async () => {
  const { resources } = await onboard(direct);
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

test("access that was granted creates no access, only the link", async () => {
  const { resources } = await onboard(granted);
  expect(childrenOf(resources, "azure-native:")).toEqual([]);
  expect(resources.filter((one) => one.type === linkType)).toHaveLength(1);
});

test("a link that stands is taken, not made again", async () => {
  const link = { ...standingLink, tenantId: customerTenant };
  for (const access of [
    { ...direct, link },
    { ...direct, link: pulumi.output(link) },
    { ...granted, link },
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
      { customer, access: { ...direct, link } },
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
      new CustomerOnboarding("fabrikam", { customer, access: direct }, opts);
    });
    expect(error).toContain("A7: The access is written by an azure-native provider of its own");
    expect(resources.map(({ type }) => type)).not.toContain(linkType);
  },
);

test.each<[string, CustomerOnboardingArgs["access"]]>([
  ["P5: ", { ...lighthouse, link: { ...standingLink, tenantId: customerTenant } }],
  ["P6: ", { ...lighthouse, link: { ...standingLink, objectId: somebody } }],
  ["P5: ", { ...direct, link: { partnerId: "1234567", identity: { tenantId: managingTenant } } }],
  ["P6: ", { ...direct, link: { partnerId: "1234567", identity: { objectId: somebody } } }],
  ["P1: ", { ...direct, link: { partnerId: team } }],
  ["A2: ", { ...direct, principalId: "contoso" }],
  ["P6: ", { ...granted, link: { partnerId: "1234567", identity: { objectId: somebody } } }],
  ["A1: ", { ...granted, access: [] }],
  ["access.kind is not one of", { ...granted, kind: "given" as "granted" }],
])("%s stops an onboarding before anything is registered (%#)", async (text, access) => {
  const { error, resources } = await refused(
    () => new CustomerOnboarding("fabrikam", { customer, access }),
  );
  expect(error).toContain(text);
  expect(resources.filter((one) => !/^(azure-partner|pulumi:)/.test(one.type))).toEqual([]);
});

test("without the customer's tenant there is nothing to pin a link to", async () => {
  const nowhere = { ...customer, tenantId: undefined as unknown as string };
  const { error, resources } = await refused(
    () => new CustomerOnboarding("fabrikam", { customer: nowhere, access: direct }),
  );
  expect(error).toContain("P5: The customer's tenant is not given");
  expect(resources.map(({ type }) => type)).not.toContain(linkType);
});

test("the partner's expected name and global id, which may be a number, reach the link", async () => {
  const access = { ...direct, expectedPartnerName: "Contoso Ltd", globalPartnerId: 1234567 };
  const { resources, log } = await onboard(access);
  expect(resources.find((one) => one.type === linkType)?.inputs).toMatchObject({
    expectedPartnerName: "Contoso Ltd",
  });
  expect(log.join("\n")).toContain("P2: Partner id 1234567 is the global account");
});

test("partner ids of a data file may be numbers", async () => {
  const billing = { transactingPartnerId: 1234567, agreement: "cspAzurePlan" as const };
  const { result } = await onboard(direct, undefined, { customer: { ...customer, billing } });
  expect((await valueOf(result.attribution)).credit[0]).toBe(
    "PEC through this link: due to the transacting partner 1234567.",
  );
});

test("one identity cannot be linked twice in a program", async () => {
  const { error } = await refused(() => {
    new CustomerOnboarding("first", { customer, access: direct });
    new CustomerOnboarding("second", { customer, access: direct });
  });
  expect(error).toContain(`P4: "first" already links identity ${linked}`);
});

test("the attribution of direct access says what stands, since when, and what is not known", async () => {
  const { result } = await onboard(direct);
  const attribution = await valueOf(result.attribution);
  expect(attribution).toMatchObject({
    customer: { name: "Fabrikam", tenantId: customerTenant, subscriptionId: subscription },
    partner: {
      id: "1234567",
      name: "Contoso Ltd",
      provenance: "stands since 2026-01-02T03:04:05Z",
    },
    identity: { tenantId: customerTenant, objectId: linked },
    roles: [{ role: "Support Request Contributor", pecEligible: "yes", provenance: "declared" }],
    covered: [`/subscriptions/${subscription}`],
  });
  expect(attribution.credit[0]).toBe(
    "PEC-eligible role; whether PEC is paid, and to whom: unknown.",
  );
});

test("granted access by a group counts for the declared member", async () => {
  const { result } = await onboard(granted);
  const { roles } = await valueOf(result.attribution);
  expect(roles).toMatchObject([{ principalId: team, linkedIdentity: "through a group" }]);
});

test("a link of another stack is reported as not verified", async () => {
  const { result } = await onboard(lighthouse);
  expect((await valueOf(result.attribution)).partner.provenance).toBe("not verified");
});

test("two runs report the same, to the letter", async () => {
  const report = async () => valueOf((await onboard(direct)).result.markdown);
  expect(await report()).toBe(await report());
});

test("the report of a program holds every onboarding", async () => {
  const { result } = await runProgram(() => {
    const other = { ...customer, name: "Adatum", subscriptionId: team };
    return attributionReport([
      new CustomerOnboarding("fabrikam", { customer, access: lighthouse }),
      new CustomerOnboarding("adatum", { customer: other, access: lighthouse }),
    ]);
  });
  const { attributions, markdown } = await valueOf(result);
  expect(attributions.map((one) => one.customer.name)).toEqual(["Fabrikam", "Adatum"]);
  expect(markdown).toContain("## Fabrikam");
  expect(markdown).toContain("## Adatum");
});

test("the reason for a rule that is switched off lands in the report", async () => {
  const { result } = await onboard(lighthouse, undefined, {
    skipRules: { L7: "the contract says so" },
  });
  expect(await valueOf(result.markdown)).toContain("- L7: the contract says so");
});
