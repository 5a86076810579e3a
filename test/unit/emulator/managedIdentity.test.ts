import { ManagedIdentityCredential } from "@azure/identity";
import { startEmulator } from "../../../emulator";
import type { Emulator } from "../../../emulator";
import { identityOptions, linkAs } from "./clients";
import { addExample, example } from "./example";
import { send } from "./send";

const { tenantId } = example;

describe("sign-in by managed identity", () => {
  let emulator: Emulator;
  const before = { ...process.env };
  beforeAll(async () => {
    emulator = await startEmulator({ world: {} });
    Object.assign(process.env, emulator.managedIdentityEnvironment);
  });
  afterAll(async () => {
    process.env = before;
    await emulator.stop();
  });
  beforeEach(() => {
    emulator.reset();
    addExample(emulator);
  });

  test("links the system-assigned identity when none is named", async () => {
    emulator.directory.addManagedIdentity({ tenantId, resourceId: "/subscriptions/example/other" });
    const identity = emulator.directory.addManagedIdentity({ tenantId });
    await linkAs(emulator, new ManagedIdentityCredential(identityOptions(emulator)));
    expect(emulator.links.all()).toMatchObject([{ objectId: identity.objectId }]);
  });

  test("links the user-assigned identity that is named", async () => {
    emulator.directory.addManagedIdentity({ tenantId });
    const { clientId, objectId } = emulator.directory.addManagedIdentity({
      tenantId,
      resourceId: "/subscriptions/example/identity",
    });
    const credential = new ManagedIdentityCredential({ ...identityOptions(emulator), clientId });
    await linkAs(emulator, credential);
    expect(emulator.links.all()).toMatchObject([{ objectId }]);
  });

  test("refuses a request without the identity header", async () => {
    emulator.directory.addManagedIdentity({ tenantId });
    const path = `/emulator/managed-identity?resource=${encodeURIComponent(emulator.url)}`;
    expect((await send(emulator, { path })).status).toBe(401);
  });
});
