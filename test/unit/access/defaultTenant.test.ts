import { Provider } from "@pulumi/azure-native/provider";
import * as pulumi from "@pulumi/pulumi";
import { CustomerOnboarding } from "../../../sdk/nodejs/access";
import type { OneAccess } from "../../../sdk/nodejs/access";
import {
  customerTenant,
  linkAtCustomer,
  linked,
  managingTenant,
  standingLink,
  subscription,
} from "./ids";
import { runProgram } from "./program";

const setting = "azure-native:tenantId";
const customer = { name: "Fabrikam", tenantId: customerTenant, subscriptionId: subscription };
const lighthouse: OneAccess = {
  lighthouse: {
    managedByTenantId: managingTenant,
    registrationDefinitionName: "Contoso managed services",
    authorizations: [{ principalId: linked, role: "Support Request Contributor" }],
    existingLink: standingLink,
  },
};
const granted: OneAccess = {
  granted: {
    existingLink: linkAtCustomer,
    access: [{ principalId: linked, role: "Reader", scope: subscription, duration: "permanent" }],
  },
};

interface Given {
  configured?: string;
  environment?: string;
  access?: OneAccess;
  options?: () => pulumi.ComponentResourceOptions;
}

const before = process.env.ARM_TENANT_ID;
afterEach(() => {
  pulumi.runtime.setAllConfig({});
  setEnvironment(before);
});

function setEnvironment(tenantId: string | undefined): void {
  delete process.env.ARM_TENANT_ID;
  if (tenantId !== undefined) {
    process.env.ARM_TENANT_ID = tenantId;
  }
}

/** What P19 says of an onboarding. */
async function warnings({ configured, environment, access, options }: Given): Promise<string[]> {
  pulumi.runtime.setAllConfig(configured === undefined ? {} : { [setting]: configured });
  setEnvironment(environment);
  const { log } = await runProgram(() => {
    new CustomerOnboarding("fabrikam", { customer, ...(access ?? lighthouse) }, options?.());
  });
  return log.filter((line) => line.includes("P19: "));
}

test.each([
  ["configuration", { configured: managingTenant }],
  ["the environment", { environment: managingTenant }],
  [
    "configuration, whatever the environment says",
    { configured: managingTenant, environment: customerTenant },
  ],
])(
  "a default provider in another tenant by %s is warned about, with what mends it",
  async (_by, given) => {
    const [warning, ...more] = await warnings(given);
    expect(more).toEqual([]);
    expect(warning).toMatch(/^warning: /);
    expect(warning).toContain(`signs in to tenant ${managingTenant}`);
    expect(warning).toContain(`pulumi config set azure-native:tenantId ${customerTenant}`);
    expect(warning).toContain(
      `new azure_native.Provider("customer", { tenantId: "${customerTenant}" })`,
    );
  },
);

const provider = () => new Provider("customer", {});
const inside = () => ({
  parent: new pulumi.ComponentResource("test:index:Parent", "x", {}, { providers: [provider()] }),
});

test.each<[string, Given]>([
  ["the customer's tenant", { configured: customerTenant.toUpperCase() }],
  ["nowhere in particular", {}],
  ["a tenant named by its domain", { configured: "contoso.onmicrosoft.com" }],
  [
    "the customer's, against the environment",
    { configured: customerTenant, environment: managingTenant },
  ],
  ["elsewhere, but writes no access", { environment: managingTenant, access: granted }],
  [
    "elsewhere, beside `provider`",
    { environment: managingTenant, options: () => ({ provider: provider() }) },
  ],
  [
    "elsewhere, beside `providers`",
    { environment: managingTenant, options: () => ({ providers: [provider()] }) },
  ],
  ["elsewhere, beside the parent's", { environment: managingTenant, options: inside }],
])("a default provider that signs in to %s is not warned about", async (_where, given) => {
  expect(await warnings(given)).toEqual([]);
});
