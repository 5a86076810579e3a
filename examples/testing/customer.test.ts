import * as pulumi from "@pulumi/pulumi";
import { example } from "pulumi-azure-partner/emulator";
import type { Finding } from "pulumi-azure-partner/access";
import { delegate } from "./customer";
import { makeLink } from "./link";

// Pulumi's mocks take every resource that the program declares, azure-native's as well, and ask no
// Azure and no engine: what is declared is tested, not what Azure makes of it.

interface Declared {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
}

const declared: Declared[] = [];
let findings: Finding[];
const find = (type: string) => declared.find((resource) => resource.type.endsWith(`:${type}`));

const { partnerId, tenantId, objectId, subscriptionId } = example;
const customer = {
  name: "adatum",
  tenantId: "0ada0000-0000-4000-8000-000000000001",
  subscriptionId,
  operatorsGroupId: "0be70000-0000-4000-8000-000000000001",
};

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      declared.push({ type, name, inputs });
      // What Azure would add: whom the link is of.
      return { id: `${name}-id`, state: { ...inputs, tenantId, objectId } };
    },
    call: () => ({}),
  });
  await pulumi.runtime.runInPulumiStack(async () => {
    const { checked } = delegate(customer, makeLink({ partnerId, tenantId, objectId }));
    checked.apply((told) => (findings = told.findings));
  });
  // Until everything is declared that waits for an output of something else.
  await pulumi.runtime.disconnect();
});

test("nobody but our own service principal is linked, and to our partner id", () => {
  expect(find("PartnerAdminLink")?.inputs).toMatchObject({
    partnerId,
    identity: { tenantId, objectId },
  });
});

test("the customer's subscription is delegated to the linked identity, by a role for support", () => {
  expect(find("RegistrationDefinition")?.inputs).toMatchObject({
    scope: `/subscriptions/${subscriptionId}`,
    properties: {
      managedByTenantId: tenantId,
      authorizations: expect.arrayContaining([
        expect.objectContaining({
          principalId: objectId,
          // Support Request Contributor
          roleDefinitionId: "cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e",
        }),
      ]),
    },
  });
});

test("no rule of recognition and access has an objection", () => {
  expect(findings.filter(({ level }) => level !== "note")).toEqual([]);
});

test("the delegation holds in that subscription", () => {
  expect(find("RegistrationAssignment")?.inputs).toMatchObject({
    scope: `/subscriptions/${subscriptionId}`,
  });
});
