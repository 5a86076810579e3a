import { example, exampleWorld, roleIds, startEmulator } from "../../../emulator";
import type { Emulator, World } from "../../../emulator";
import { getToken, secretCredential } from "./clients";
import { linkPath } from "./example";
import { send } from "./send";

let emulator: Emulator;
afterEach(() => emulator.stop());

async function tokenOf(who: { tenantId: string; clientId: string; secret: string }) {
  return (await getToken(emulator, secretCredential(emulator, who)))?.token ?? "";
}

describe("An emulator that is given no world", () => {
  beforeEach(async () => (emulator = await startEmulator()));

  test("has an environment that signs in as the owner of its subscription", async () => {
    expect(emulator.environment).toMatchObject({
      ARM_TENANT_ID: example.tenantId,
      ARM_CLIENT_ID: example.clientId,
      ARM_CLIENT_SECRET: example.secret,
      ARM_SUBSCRIPTION_ID: example.subscriptionId,
    });
    const token = await tokenOf(example);
    const scope = `/subscriptions/${example.subscriptionId}`;
    expect(await send(emulator, { path: `${scope}?api-version=2022-12-01`, token })).toMatchObject({
      status: 200,
    });
  });

  test("links that identity to its partner", async () => {
    const token = await tokenOf(example);
    await send(emulator, { method: "PUT", path: linkPath(example.partnerId), token });
    expect(emulator.links.get(example.tenantId, example.objectId)).toMatchObject({
      partnerId: example.partnerId,
    });
  });

  test("has that world again after a reset, whatever became of it", () => {
    emulator.directory.removeServicePrincipal(example.tenantId, example.clientId);
    emulator.partners.remove(example.partnerId);
    emulator.access.clear();
    emulator.reset();
    expect(emulator.directory.servicePrincipals()).toMatchObject(
      exampleWorld.servicePrincipals?.map(({ objectId }) => ({ objectId })) ?? [],
    );
    expect(emulator.partners.find(example.partnerId)).toBeDefined();
    expect(emulator.access.roleAssignments.all()).toMatchObject([
      { principalId: example.objectId },
    ]);
  });
});

describe("A world", () => {
  const tenantId = "11111111-1111-4111-8111-111111111111";
  const other = "22222222-2222-4222-8222-222222222222";
  const principal = { tenantId, clientId: "33333333-3333-4333-8333-333333333333" };
  const objectId = "44444444-4444-4444-8444-444444444444";
  const subscriptionId = "55555555-5555-4555-8555-555555555555";
  const scope = `/subscriptions/${subscriptionId}`;
  const identityId = "66666666-6666-4666-8666-666666666666";
  const world: World = {
    tenants: [{ tenantId: other, domain: "other.test" }],
    partners: [{ partnerId: "100200", name: "Example Partner" }],
    globalPartnerIds: ["100199"],
    servicePrincipals: [{ ...principal, objectId }],
    users: [{ tenantId: other, objectId, upn: "ada@other.test" }],
    managedIdentities: [{ tenantId, objectId: identityId, clientId: identityId }],
    managementGroups: [{ name: "all", tenantId }],
    subscriptions: [{ subscriptionId, tenantId, managementGroup: "all", registered: [] }],
    roles: [{ scope, principalId: objectId, roleId: roleIds.reader }],
    links: [{ tenantId, objectId, partnerId: "100200" }],
    switches: { patchSame: "newVersion", operationFailure: { code: "Conflict", message: "No." } },
    latency: { write: 7 },
  };

  test("is what the emulator holds, and a tenant that it only names is there too", async () => {
    emulator = await startEmulator({ world });
    const { directory, partners, access, links, switches, latency } = emulator;
    expect(directory.findTenant("other.test")).toMatchObject({ tenantId: other });
    expect(directory.findTenant(tenantId)).toMatchObject({ tenantId });
    expect(partners.all().map(({ partnerId }) => partnerId)).toEqual(["100200"]);
    expect(directory.findServicePrincipal(tenantId, principal.clientId)).toMatchObject({
      objectId,
    });
    expect(directory.findUser(other, "ada@other.test")).toMatchObject({ objectId });
    expect(directory.findManagedIdentity(undefined)).toMatchObject({ objectId: identityId });
    expect(access.roleAssignments.all()).toMatchObject([{ scope, principalId: objectId }]);
    expect(links.all()).toMatchObject([{ tenantId, objectId, partnerId: "100200", version: 1 }]);
    expect(switches).toMatchObject({ patchSame: "newVersion", getByOtherId: "notFound" });
    expect(latency).toEqual({ token: 0, arm: 0, write: 7 });
    // Nobody in it has a secret.
    expect(emulator.environment).not.toHaveProperty("ARM_CLIENT_ID");
  });

  test("is not changed by what happens in the emulator, so that a reset finds it", async () => {
    const before = JSON.stringify(world);
    emulator = await startEmulator({
      world: { ...world, roles: [{ scope, principalId: objectId, roleId: roleIds.owner }] },
    });
    emulator.directory.addSecret(principal.clientId, "s3cret-value");
    const token = await tokenOf({ ...principal, secret: "s3cret-value" });
    const path = `${scope}/providers/Microsoft.ManagedServices`;
    const register = { method: "POST", path: `${path}/register?api-version=2021-04-01`, token };
    expect(JSON.parse((await send(emulator, register)).body)).toMatchObject({
      registrationState: "Registered",
    });
    emulator.switches.operationFailure = undefined;
    emulator.reset();
    expect(JSON.stringify(world)).toBe(before);
    expect(emulator.switches).toMatchObject({ operationFailure: { code: "Conflict" } });
  });

  test("refuses to link to a global id", async () => {
    emulator = await startEmulator({ world: { ...world, links: [] } });
    emulator.directory.addSecret(principal.clientId, "s3cret-value");
    const token = await tokenOf({ ...principal, secret: "s3cret-value" });
    const put = { method: "PUT", path: linkPath("100199"), token };
    expect((await send(emulator, put)).status).toBe(400);
  });
});
