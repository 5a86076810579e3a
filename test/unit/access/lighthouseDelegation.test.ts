import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "../../../sdk/nodejs";
import { LighthouseDelegation } from "../../../sdk/nodejs/access";
import type { LighthouseDelegationArgs } from "../../../sdk/nodejs/access";
import { assignmentName, definitionName } from "../../../sdk/nodejs/access/children/names";
import {
  customerTenant,
  linked,
  managingTenant,
  reader,
  somebody,
  linkAtCustomer,
  standingLink,
  subscription,
  supportRequestContributor,
  team,
} from "./ids";
import { childrenOf, runProgram, valueOf } from "./program";

const scope = `/subscriptions/${subscription}`;
const componentType = "azure-partner:index:LighthouseDelegation";

function delegation(changes: Partial<LighthouseDelegationArgs> = {}): LighthouseDelegationArgs {
  return {
    subscriptionId: subscription,
    managedByTenantId: managingTenant,
    registrationDefinitionName: "Contoso managed services",
    authorizations: [
      { principalId: linked, principalIdDisplayName: "link", role: "Support Request Contributor" },
      { principalId: team, principalType: "Group", role: "Reader" },
    ],
    existingLink: standingLink,
    customer: { tenantId: customerTenant },
    ...changes,
  };
}

const declare = (changes?: Partial<LighthouseDelegationArgs>) => () =>
  new LighthouseDelegation("fabrikam", delegation(changes));

test("a delegation is one definition and one assignment at the subscription", async () => {
  const { resources } = await runProgram(declare());
  expect(childrenOf(resources, "azure-native:managedservices:")).toEqual([
    "RegistrationAssignment fabrikam-subscription",
    "RegistrationDefinition fabrikam",
  ]);
});

test("the definition says exactly what was declared, under a name derived from it", async () => {
  const { resources } = await runProgram(
    declare({
      description: "Day and night",
      eligibleAuthorizations: [
        { principalId: team, role: "Contributor", approvers: [{ principalId: somebody }] },
      ],
    }),
  );
  expect(resources.find((one) => one.type.endsWith("RegistrationDefinition"))?.inputs).toEqual({
    scope,
    registrationDefinitionId: definitionName(managingTenant, scope, "fabrikam"),
    properties: {
      managedByTenantId: managingTenant,
      registrationDefinitionName: "Contoso managed services",
      description: "Day and night",
      authorizations: [
        {
          principalId: linked,
          principalIdDisplayName: "link",
          roleDefinitionId: supportRequestContributor,
        },
        { principalId: team, roleDefinitionId: reader },
      ],
      eligibleAuthorizations: [
        {
          principalId: team,
          roleDefinitionId: "b24988ac-6180-42a0-ab88-20f7382dd24c",
          justInTimeAccessPolicy: {
            maximumActivationDuration: "PT8H",
            multiFactorAuthProvider: "Azure",
            managedByTenantApprovers: [{ principalId: somebody }],
          },
        },
      ],
    },
  });
});

test("every scope gets an assignment that is named for it and points to the definition", async () => {
  const apps = `${scope}/resourceGroups/Apps`;
  const { resources } = await runProgram(
    declare({ scopes: { apps, data: pulumi.output(`${scope}/resourceGroups/data`) } }),
  );
  const assignments = resources.filter((one) => one.type.endsWith("RegistrationAssignment"));
  expect(assignments.map(({ name }) => name)).toEqual(["fabrikam-apps", "fabrikam-data"]);
  expect(assignments[0]?.inputs).toEqual({
    scope: apps,
    registrationAssignmentId: assignmentName(managingTenant, apps, "fabrikam"),
    properties: { registrationDefinitionId: "id-of-fabrikam" },
  });
});

test("names given replace the derived ones", async () => {
  const { resources } = await runProgram(
    declare({
      registrationDefinitionId: somebody,
      registrationAssignmentIds: { subscription: team },
    }),
  );
  expect(resources.map(({ inputs }) => Object.values(inputs))).toEqual(
    expect.arrayContaining([expect.arrayContaining([somebody]), expect.arrayContaining([team])]),
  );
});

test("a component registers what it declares, with names and whether they are given", async () => {
  const { resources } = await runProgram(
    declare({
      registrationAssignmentIds: { subscription: somebody },
      eligibleAuthorizations: [{ principalId: team, role: "Contributor" }],
    }),
  );
  const component = resources.find(({ type }) => type === componentType);
  expect(component?.inputs.access).toEqual({
    mode: "lighthouse",
    linkedObjectId: linked,
    managingTenantId: managingTenant,
    definition: {
      scope,
      name: definitionName(managingTenant, scope, "fabrikam"),
      given: false,
    },
    places: { subscription: { scope, name: somebody, given: true } },
    permanent: [
      { principalId: linked, group: false, roleId: supportRequestContributor, listed: true },
      { principalId: team, group: true, roleId: reader, listed: false },
    ],
    eligible: [{ principalId: team, roleId: "b24988ac-6180-42a0-ab88-20f7382dd24c" }],
  });
});

test("another offer name, description or partner id is not part of what it registers", async () => {
  const registered = async (changes?: Partial<LighthouseDelegationArgs>) =>
    (await runProgram(declare(changes))).resources.filter(({ type }) => type === componentType);
  expect(await registered()).toHaveLength(1);
  const existingLink = { ...standingLink, partnerId: "7654321" };
  expect(
    await registered({
      existingLink,
      registrationDefinitionName: "Other",
      description: "Day and night",
    }),
  ).toEqual(await registered());
});

test("the children are the component's own", async () => {
  const { result } = await runProgram(() => {
    const component = declare()();
    return pulumi.all([component.definition.urn, component.assignments.subscription?.urn]);
  });
  const parent = "azure-partner:index:LighthouseDelegation$azure-native:managedservices:";
  expect(await valueOf(result)).toEqual([
    expect.stringContaining(parent),
    expect.stringContaining(parent),
  ]);
});

test.each<[string, Partial<LighthouseDelegationArgs>]>([
  ["L1: ", { authorizations: [{ principalId: linked, role: "Owner" }] }],
  ["L3: ", { customer: { tenantId: managingTenant } }],
  ["L4: ", { scopes: { apps: `/subscriptions/${team}/resourceGroups/apps` } }],
  ["P5: ", { existingLink: linkAtCustomer }],
  [
    "P6: ",
    { authorizations: [{ principalId: somebody, principalType: "User", role: "Contributor" }] },
  ],
  ["A1: ", { authorizations: [] }],
  ["A1: ", { scopes: {} }],
  ["A2: ", { managedByTenantId: "contoso.onmicrosoft.com" }],
  ["A5: ", { authorizations: [{ principalId: linked, role: "Supprt Request Contributor" }] }],
  ["A8: ", { skipRules: { P99: "because" } }],
])("%s stops the component before a child is registered (%#)", async (id, changes) => {
  const errors: unknown[] = [];
  const { resources } = await runProgram(() => {
    try {
      declare(changes)();
    } catch (error) {
      errors.push(error);
    }
  });
  expect(pulumi.ResourceError.isInstance(errors[0])).toBe(true);
  expect(errors[0]).toMatchObject({ message: expect.stringContaining(id), hideStack: true });
  expect(childrenOf(resources, "azure-native:")).toEqual([]);
});

test("all errors come at once", async () => {
  const messages: string[] = [];
  await runProgram(() => {
    try {
      declare({
        managedByTenantId: customerTenant,
        authorizations: [{ principalId: somebody, principalType: "User", role: "Owner" }],
      })();
    } catch (error) {
      messages.push(String(error));
    }
  });
  expect(messages[0]).toMatch(/P5: [\s\S]*P6: [\s\S]*L1: [\s\S]*L3: /);
});

test("another partner id changes nothing that is sent to Azure", async () => {
  const inputs = async (partnerId: string) => {
    const existingLink = { ...standingLink, partnerId: pulumi.output(partnerId) };
    const { resources } = await runProgram(declare({ existingLink }));
    return resources.filter((one) => one.type.startsWith("azure-native:"));
  };
  expect(await inputs("7654321")).toEqual(await inputs("1234567"));
});

test("a second delegation under one offer name is stopped, in one program only", async () => {
  const messages: string[] = [];
  const twice = () => {
    declare()();
    try {
      new LighthouseDelegation("again", delegation());
    } catch (error) {
      messages.push(String(error));
    }
  };
  await runProgram(twice);
  expect(messages).toEqual([expect.stringContaining('L9: "fabrikam" already delegates the')]);
  await runProgram(declare());
});

test("findings that do not stop are an output, and stand in the log with their weight", async () => {
  const { result, log } = await runProgram(() => declare()().checked);
  const { findings } = await valueOf(result);
  expect(findings.map(({ id }) => id)).toEqual(["P15", "P11", "L7"]);
  expect(log.filter((line) => line.includes("warning"))).toEqual([
    expect.stringContaining("L7: Only the customer can remove this delegation."),
  ]);
  expect(log.filter((line) => line.includes("info"))).toHaveLength(2);
});

test("L12: a link that this program makes is told apart from one that stands elsewhere", async () => {
  const identity = { tenantId: managingTenant, objectId: linked };
  const { log } = await runProgram(
    () => {
      const link = new PartnerAdminLink("link", { partnerId: "1234567", identity });
      declare({ existingLink: link })();
    },
    ({ type }) => (type.endsWith(":PartnerAdminLink") ? { ...identity, origin: "created" } : {}),
  );
  expect(log.filter((line) => line.includes("L12: "))).toHaveLength(1);
  expect(log.filter((line) => line.includes("P15: "))).toEqual([]);
});

test("a rule that is switched off says nothing, and its reason is kept", async () => {
  const { result } = await runProgram(
    () => declare({ skipRules: { L7: "the contract says so" } })().checked,
  );
  const { findings, skipped } = await valueOf(result);
  expect(findings.map(({ id }) => id)).not.toContain("L7");
  expect(skipped).toEqual([{ id: "L7", reason: "the contract says so" }]);
});
