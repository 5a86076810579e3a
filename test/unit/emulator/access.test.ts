import { startEmulator } from "../../../emulator";
import type { Emulator } from "../../../emulator";
import { addExample, example, exampleToken } from "./example";
import { send } from "./send";

let emulator: Emulator;
let token: string;

const subscriptionId = "5ab5c000-0000-4000-8000-000000000001";
const scope = `/subscriptions/${subscriptionId}`;
const managingTenantId = "aaaaaaaa-0000-4000-8000-000000000001";
const name = "0a550000-0000-4000-8000-000000000001";
const otherName = "0a550000-0000-4000-8000-000000000002";
const somebody = "9e0e0000-0000-4000-8000-000000000001";
const roles = {
  owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  userAccessAdministrator: "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
  roleBasedAccessControlAdministrator: "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
  contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  logAnalyticsContributor: "92aaf0da-9dab-42b6-94a3-d43ce8d16293",
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
};

beforeEach(async () => {
  emulator = await startEmulator({ world: {} });
  addExample(emulator);
  emulator.access.addSubscription({ subscriptionId, tenantId: example.tenantId });
  emulator.access.grant(scope, example.objectId, roles.owner);
  token = exampleToken(emulator);
});

afterEach(() => emulator.stop());

async function ask(method: string, path: string, version: string, properties?: object) {
  const { status, body } = await send(emulator, {
    method,
    path: `${path}?api-version=${version}`,
    token,
    body: properties && JSON.stringify({ properties }),
  });
  const { error, ...rest } = JSON.parse(body || "{}") as {
    error?: { code: string; message: string };
    properties?: Record<string, unknown>;
  };
  return { status, code: error?.code, message: error?.message ?? "", ...rest };
}

const inManagedServices = (place: string, type: string, id: string) =>
  `${place}/providers/Microsoft.ManagedServices/${type}/${id}`;

const delegate = (change: object = {}, place = scope, id = name) =>
  ask("PUT", inManagedServices(place, "registrationDefinitions", id), "2022-10-01", {
    managedByTenantId: managingTenantId,
    authorizations: [{ principalId: somebody, roleDefinitionId: roles.contributor }],
    ...change,
  });

const assignDelegation = (place = scope, id = name) =>
  ask("PUT", inManagedServices(place, "registrationAssignments", id), "2022-10-01", {
    registrationDefinitionId: inManagedServices(scope, "registrationDefinitions", name),
  });

const authorize = (roleDefinitionId: string, more: object = {}) => ({
  authorizations: [{ principalId: somebody, roleDefinitionId, ...more }],
});

const assignRole = (change: object = {}, id = name) =>
  ask("PUT", `${scope}/providers/Microsoft.Authorization/roleAssignments/${id}`, "2022-04-01", {
    principalId: example.objectId,
    principalType: "ServicePrincipal",
    roleDefinitionId: `${scope}/providers/Microsoft.Authorization/roleDefinitions/${roles.reader}`,
    ...change,
  });

describe("A delegation is refused", () => {
  test.each([
    [
      "of a role with data actions",
      authorize(roles.logAnalyticsContributor),
      "with data actions not allowed",
    ],
    ["of Owner", authorize(roles.owner), "because of restricted actions"],
    [
      "of a role that writes role assignments",
      authorize(roles.roleBasedAccessControlAdministrator),
      "because of restricted actions",
    ],
    [
      "of User Access Administrator for any role",
      authorize(roles.userAccessAdministrator),
      "needs delegatedRoleDefinitionIds",
    ],
    [
      "of Owner as an eligible role",
      { eligibleAuthorizations: [{ principalId: somebody, roleDefinitionId: roles.owner }] },
      "is restricted for eligible authorization",
    ],
    [
      "to the customer's own tenant",
      { managedByTenantId: example.tenantId },
      "tenant of the subscription",
    ],
    ["without authorizations", { authorizations: [] }, "has no authorizations"],
  ])("%s", async (_what, change, message) => {
    expect(await delegate(change)).toEqual(
      expect.objectContaining({
        status: 400,
        code: "InvalidRegistrationDefinitionCreateRequest",
        message: expect.stringContaining(message),
      }),
    );
    expect(emulator.access.definitions.all()).toEqual([]);
  });

  test("at a resource group, and under a name that is no GUID", async () => {
    const refusal = { status: 400, code: "InvalidRegistrationDefinitionUri" };
    expect(await delegate({}, `${scope}/resourceGroups/one`)).toMatchObject(refusal);
    expect(await delegate({}, scope, "offer1a2b3c4d")).toMatchObject(refusal);
  });

  test("to a second assignment of the same definition at one scope", async () => {
    await delegate();
    expect((await assignDelegation()).status).toBe(201);
    expect(await assignDelegation(scope, otherName)).toMatchObject({
      status: 409,
      message: expect.stringContaining("Another registration assignment present at this scope"),
    });
    expect((await assignDelegation(`${scope}/resourceGroups/one`, otherName)).status).toBe(201);
  });
});

test("User Access Administrator is delegated for the roles it may give", async () => {
  const more = { delegatedRoleDefinitionIds: [roles.reader] };
  expect((await delegate(authorize(roles.userAccessAdministrator, more))).status).toBe(201);
});

test("A definition is not deleted while it is assigned, unless the switch says so", async () => {
  await delegate();
  await assignDelegation();
  const path = inManagedServices(scope, "registrationDefinitions", name);
  expect((await ask("DELETE", path, "2022-10-01")).status).toBe(409);
  emulator.switches.deleteAssignedDefinition = "ok";
  expect((await ask("DELETE", path, "2022-10-01")).status).toBe(200);
  expect((await ask("GET", path, "2022-10-01")).status).toBe(404);
});

test("A long-running write is under way for as many looks as the switch says", async () => {
  emulator.switches.operationPolls = 1;
  const { headers } = await send(emulator, {
    method: "PUT",
    path: `${inManagedServices(scope, "registrationDefinitions", name)}?api-version=2022-10-01`,
    token,
    body: JSON.stringify({
      properties: { managedByTenantId: managingTenantId, ...authorize(roles.contributor) },
    }),
  });
  const operation = new URL(String(headers["azure-asyncoperation"]));
  const look = async () => {
    const path = operation.pathname + operation.search;
    return JSON.parse((await send(emulator, { path, token })).body) as { status: string };
  };
  const state = () => emulator.access.definitions.all()[0]?.provisioningState;
  expect([(await look()).status, state()]).toEqual(["InProgress", "Accepted"]);
  expect([(await look()).status, state()]).toEqual(["Succeeded", "Succeeded"]);
});

describe("A role assignment is refused", () => {
  test("when another one gives the same, whose id is named without dashes", async () => {
    expect((await assignRole()).status).toBe(201);
    expect(await assignRole({}, otherName)).toMatchObject({
      status: 409,
      code: "RoleAssignmentExists",
      message: expect.stringContaining(name.replaceAll("-", "")),
    });
    emulator.switches.existingIdInRefusal = false;
    expect((await assignRole({}, otherName)).message).toBe("The role assignment already exists.");
  });

  test("when it would change the role under the same name", async () => {
    await assignRole();
    const refused = await assignRole({ roleDefinitionId: roles.contributor });
    expect(refused).toMatchObject({ status: 400, code: "RoleAssignmentUpdateNotPermitted" });
  });

  test("for an application's own object", async () => {
    const { tenantId } = example;
    emulator.access.addPrincipal({ tenantId, objectId: somebody, type: "Application" });
    const refused = await assignRole({ principalId: somebody });
    expect(refused).toMatchObject({ status: 400, code: "PrincipalTypeNotSupported" });
  });

  test("for a principal that nobody knows, unless its type is said", async () => {
    const unknown = { principalId: somebody, principalType: undefined };
    expect(await assignRole(unknown)).toMatchObject({ status: 400, code: "PrincipalNotFound" });
    expect((await assignRole({ ...unknown, principalType: "Group" })).status).toBe(201);
  });
});

describe("Who may do what follows from the roles that stand", () => {
  test("at the scope and around it", async () => {
    const { access } = emulator;
    access.clear();
    const group = "/providers/Microsoft.Management/managementGroups/all";
    access.addManagementGroup({ name: "all", tenantId: example.tenantId });
    access.addSubscription({
      ...{ subscriptionId, tenantId: example.tenantId },
      managementGroup: "all",
    });
    expect(await assignRole()).toMatchObject({ status: 403, code: "AuthorizationFailed" });
    access.grant(group, example.objectId, roles.userAccessAdministrator);
    expect((await assignRole()).status).toBe(201);
    expect(await delegate()).toMatchObject({ status: 403, code: "AuthorizationFailed" });
  });

  test("and nobody of another tenant may without a delegation", async () => {
    emulator.access.addSubscription({ subscriptionId, tenantId: managingTenantId });
    expect(await assignRole()).toMatchObject({
      status: 401,
      code: "InvalidAuthenticationTokenTenant",
    });
  });
});

describe("The role assignments of a principal are listed", () => {
  const group = "/providers/Microsoft.Management/managementGroups/all";
  const inside = `${scope}/resourceGroups/apps`;

  async function list(place: string, more = "") {
    const filter = encodeURIComponent(`principalId eq '${somebody}'`);
    const path = `${place}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=${filter}${more}`;
    const { status, body } = await send(emulator, { path, token });
    const { value = [], nextLink } = JSON.parse(body) as {
      value?: { properties: { scope: string } }[];
      nextLink?: string;
    };
    return { status, scopes: value.map(({ properties }) => properties.scope).sort(), nextLink };
  }

  beforeEach(() => {
    const { access } = emulator;
    const { tenantId } = example;
    access.addManagementGroup({ name: "all", tenantId });
    access.addSubscription({ subscriptionId, tenantId, managementGroup: "all" });
    [group, scope, inside].forEach((place) => access.grant(place, somebody, roles.reader));
    access.grant(scope, managingTenantId, roles.reader);
  });

  test("at, above and below the scope, and of nobody else", async () => {
    expect((await list(scope)).scopes).toEqual([group, scope, inside].sort());
    const beside = `${scope}/resourceGroups/others`;
    expect((await list(beside)).scopes).toEqual([group, scope].sort());
  });

  test("page by page, as the switch says", async () => {
    emulator.switches.roleAssignmentsPerPage = 2;
    const first = await list(scope);
    expect(first.scopes).toHaveLength(2);
    const next = new URL(first.nextLink ?? "");
    expect(next.origin).toBe(emulator.url);
    const { body } = await send(emulator, { path: next.pathname + next.search, token });
    const last = JSON.parse(body) as { value: unknown[]; nextLink?: string };
    expect([last.value.length, last.nextLink]).toEqual([1, undefined]);
  });

  test("to nobody who may not read there", async () => {
    const { access } = emulator;
    access.roleAssignments.all().forEach(({ id, principalId }) => {
      if (principalId === example.objectId) {
        access.roleAssignments.remove(id);
      }
    });
    access.grant(scope, example.objectId, "91c1777a-f3dc-4fae-b103-61d183457e46");
    expect((await list(scope)).status).toBe(403);
  });
});

test("A subscription tells its agreement, or that it does not", async () => {
  const path = `${scope}/providers/Microsoft.Billing/billingProperty/default`;
  expect((await ask("GET", path, "2024-04-01")).status).toBe(404);
  emulator.access.addSubscription({
    ...{ subscriptionId, tenantId: example.tenantId, quotaId: "CSP_2015-05-01" },
    billing: { billingAccountAgreementType: "MicrosoftPartnerAgreement" },
  });
  expect((await ask("GET", path, "2024-04-01")).properties).toEqual({
    billingAccountAgreementType: "MicrosoftPartnerAgreement",
  });
  const { body } = await send(emulator, { path: `${scope}?api-version=2022-12-01`, token });
  expect(body).toContain('"quotaId":"CSP_2015-05-01"');
});

test("Subscriptions are listed for who may read them, and for nobody else", async () => {
  const listed = async () => {
    const { body } = await send(emulator, { path: "/subscriptions?api-version=2022-12-01", token });
    const { value } = JSON.parse(body) as { value: { subscriptionId: string }[] };
    return value.map((subscription) => subscription.subscriptionId);
  };
  expect(await listed()).toEqual([subscriptionId]);
  emulator.access.roleAssignments.clear();
  expect(await listed()).toEqual([]);
});
