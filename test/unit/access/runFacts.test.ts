import * as pulumi from "@pulumi/pulumi";
import { LighthouseDelegation } from "../../../sdk/nodejs/access";
import {
  customerTenant,
  linked,
  managingTenant,
  somebody,
  standingLink,
  subscription,
  team,
} from "./ids";
import { runProgram } from "./program";

const variables = ["ARM_CLIENT_ID", "AZURE_CLIENT_ID", "ARM_ENVIRONMENT", "AZURE_ENVIRONMENT"];
const before = Object.fromEntries(variables.map((name) => [name, process.env[name]]));

beforeEach(() => variables.forEach((name) => delete process.env[name]));
afterEach(() => {
  pulumi.runtime.setAllConfig({});
  Object.assign(process.env, JSON.parse(JSON.stringify(before)));
});

/** The ids of the rules that say something of a delegation, beside the stack's configuration. */
async function ruleIds(config: Record<string, string> = {}, secret: string[] = []) {
  pulumi.runtime.setAllConfig(config, secret);
  const { log } = await runProgram(() => {
    new LighthouseDelegation("fabrikam", {
      subscriptionId: subscription,
      managedByTenantId: managingTenant,
      registrationDefinitionName: "Contoso managed services",
      authorizations: [
        { principalId: linked, role: "Support Request Contributor" },
        { principalId: team, role: "Reader" },
      ],
      existingLink: standingLink,
      customer: { tenantId: customerTenant },
    });
  });
  return log.flatMap((line) => /\b([A-Z]\d+): /.exec(line)?.[1] ?? []);
}

test("without a setting nothing is said of settings", async () => {
  const ids = await ruleIds();
  expect(ids.filter((id) => ["C1", "P16", "P19", "P20", "P22"].includes(id))).toEqual([]);
});

test("C1: a secret in the configuration is told where it is not encrypted", async () => {
  const config = { "azure-native:clientSecret": "s3cret" };
  expect(await ruleIds(config)).toContain("C1");
  expect(await ruleIds(config, Object.keys(config))).not.toContain("C1");
});

test("P16: the cloud of the configuration is the linked identity's", async () => {
  expect(await ruleIds({ "azure-native:environment": "usgovernment" })).toContain("P16");
});

test("P20: the list of one's own partner ids is the configuration's", async () => {
  const own = (ids: string[]) => ({ "azure-partner:ownPartnerIds": JSON.stringify(ids) });
  expect(await ruleIds(own(["7654321"]))).toContain("P20");
  expect(await ruleIds(own(["7654321", "1234567"]))).not.toContain("P20");
});

test("P22: client ids are those of the configuration and of the environment", async () => {
  expect(await ruleIds({ "azure-native:clientId": linked.toUpperCase() })).toContain("P22");
  expect(await ruleIds({ "azure-native:clientId": somebody })).not.toContain("P22");
  process.env.ARM_CLIENT_ID = team;
  expect(await ruleIds()).toContain("P22");
});
