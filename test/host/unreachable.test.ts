import type { Host, Properties } from "./host";
import { contoso, fabrikam } from "./principal";
import type { Application } from "./principal";
import { create, update } from "./resource";
import type { Resource } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("an identity that can no longer be signed in as", () => {
  let scene: Scene;
  let first: Host;
  let host: Host;
  beforeAll(async () => {
    scene = await openScene();
    [first, host] = await Promise.all([scene.startRun(), scene.startRun()]);
  });
  afterAll(() => scene.close());

  async function linked(more: Properties = {}): Promise<[Application, Resource]> {
    const app = scene.addApplication();
    const args = { partnerId: contoso.id, identity: app.identity, ...more };
    return [app, await create(first, args)];
  }
  /** Its secret is dropped at Entra. */
  async function lost(more: Properties = {}): Promise<[Application, Resource]> {
    const [app, resource] = await linked(more);
    scene.emulator.directory.removeSecret(app.clientId, app.secret);
    return [app, resource];
  }
  /** Its secret is another one now, which only the surroundings know. */
  async function rotated(): Promise<[Application, Resource, Record<string, string>]> {
    const [app, resource] = await lost();
    scene.emulator.directory.addSecret(app.clientId, "SECRET-VALUE-new");
    return [app, resource, { ...app.environment, ARM_CLIENT_SECRET: "SECRET-VALUE-new" }];
  }

  const verbs: [string, (run: Host, resource: Resource) => Promise<unknown>][] = [
    ["read", (run, { id, outs }) => run.read(id, outs)],
    ["delete", (run, { id, outs }) => run.delete(id, outs)],
  ];

  describe.each(verbs)("at %s", (verb, act) => {
    test("fails, naming it and every way out, and changes nothing", async () => {
      const [app, resource] = await lost();
      const failure = expect(act(host, resource)).rejects;
      await failure.toThrow(
        new RegExp(
          `object ${app.objectId} in tenant ${app.tenantId}: nothing at hand signs in as it.*AADSTS7000215.*ARM_CLIENT_SECRET.*whenUnreachable: "keep".*AZURE_PARTNER_WHEN_UNREACHABLE=keep.*--replace[^<>]*$`,
        ),
      );
      expect(app.linkedTo()).toBe(contoso.id);
      expect(app.requests()).toHaveLength(2);
    });

    test("names both identities when the live sign-in is somebody else's", async () => {
      const [app, resource] = await lost();
      const other = scene.addApplication();
      const { directory } = scene.emulator;
      // The live application is in the recorded tenant, too, as another object.
      const guest = directory.addServicePrincipal({
        ...other,
        tenantId: app.tenantId,
        objectId: undefined,
      });
      const run = await scene.startRun({ env: other.environment });
      await expect(act(run, resource)).rejects.toThrow(
        new RegExp(`object ${app.objectId}.*is service principal ${guest.objectId}`),
      );
      expect(app.linkedTo()).toBe(contoso.id);
      expect(
        scene.emulator.requests.ofKind("link").some((r) => r.objectId === guest.objectId),
      ).toBe(false);
    });

    test("names both objects when the service principal was recreated", async () => {
      const [app, resource] = await linked();
      const { directory } = scene.emulator;
      const { objectId } = directory.recreateServicePrincipal(app.tenantId, app.clientId);
      await expect(act(host, resource)).rejects.toThrow(
        new RegExp(`object ${app.objectId} .*is service principal ${objectId}`),
      );
      expect(scene.emulator.links.get(app.tenantId, objectId)).toBeUndefined();
    });

    test("uses the live credential when it is the recorded identity", async () => {
      const [app, resource, env] = await rotated();
      const run = await scene.startRun({ env });
      await act(run, resource);
      const asked = verb === "read" ? ["GET"] : ["GET", "DELETE"];
      expect(app.requests().slice(2)).toEqual(asked);
    });

    test("takes the live credential from the configuration, too", async () => {
      const [app, resource] = await rotated();
      const run = await scene.startRun({
        config: {
          "azure-native:clientId": app.clientId,
          "azure-native:clientSecret": "SECRET-VALUE-new",
        },
      });
      await act(run, resource);
      expect(app.requests().length).toBeGreaterThan(2);
    });

    test("does not take an outage for an unreachable identity", async () => {
      const [app, resource] = await linked({ whenUnreachable: "keep" });
      const run = await scene.startRun();
      scene.emulator.faults.inject({
        on: { kind: "token", tenantId: app.tenantId },
        fault: { type: "status", status: 400, body: "html" },
        times: 20,
      });
      await expect(act(run, resource)).rejects.toThrow(/answered 400, but not as Entra does/);
      expect(run.stdout()).not.toMatch(/not verified|unverified/);
    });
  });

  test('read keeps the last known state unchanged when told "keep", and says so', async () => {
    const [app, { id, outs }] = await lost({ whenUnreachable: "keep" });
    expect(await host.read(id, outs)).toEqual({ id, props: outs });
    await host.said(
      new RegExp(`The link of object ${app.objectId} .*was not verified.*AADSTS7000215`),
    );
  });

  test('delete leaves the link when told "keep", and says so', async () => {
    const [app, { id, outs }] = await lost({ whenUnreachable: "keep" });
    await host.delete(id, outs);
    expect(app.linkedTo()).toBe(contoso.id);
    await host.said(new RegExp(`Left the link of object ${app.objectId}.*unverified`));
  });

  test('"keep" changes nothing for an identity that can be signed in as', async () => {
    const [app, { id, outs }] = await linked({ whenUnreachable: "keep" });
    app.linkTo(fabrikam.id);
    expect((await host.read(id, outs)).props).toMatchObject({ partnerId: fabrikam.id });
    app.linkTo(contoso.id);
    await host.delete(id, outs);
    expect(app.linkedTo()).toBeUndefined();
  });

  test("one environment variable frees a stack that is stuck", async () => {
    const [app, { id, outs }] = await lost();
    const run = await scene.startRun({ env: { AZURE_PARTNER_WHEN_UNREACHABLE: "keep" } });
    expect((await run.read(id, outs)).props).toEqual(outs);
    await run.delete(id, outs);
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("the same variable insists on failing, too", async () => {
    const [, { id, outs }] = await lost({ whenUnreachable: "keep" });
    const run = await scene.startRun({ env: { AZURE_PARTNER_WHEN_UNREACHABLE: "fail" } });
    await expect(run.read(id, outs)).rejects.toThrow("AADSTS7000215");
  });

  test("the procedure for a dropped secret: link, set keep and drop it, refresh, destroy", async () => {
    const [app, made] = await linked();
    scene.emulator.directory.removeSecret(app.clientId, app.secret);
    // The program does not hold the secret any more either.
    const identity = { tenantId: app.tenantId, objectId: app.objectId };
    const args = { partnerId: contoso.id, identity, whenUnreachable: "keep" };
    const run = await scene.startRun();
    const kept = await update(run, made, args);
    expect(kept.outs).toEqual({ ...made.outs, identity, whenUnreachable: "keep" });
    const later = await scene.startRun();
    expect((await later.read(kept.id, kept.outs)).props).toEqual(kept.outs);
    await later.delete(kept.id, kept.outs);
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("the procedure for a recreated service principal: create the new link, leave the old", async () => {
    const [app, old] = await linked();
    const { directory, links } = scene.emulator;
    const { objectId } = directory.recreateServicePrincipal(app.tenantId, app.clientId);
    const run = await scene.startRun({ env: { AZURE_PARTNER_WHEN_UNREACHABLE: "keep" } });
    const made = await create(run, { partnerId: contoso.id, identity: app.identity });
    await run.delete(old.id, old.outs);
    expect(made.id).toBe(`${app.tenantId}/${objectId}`);
    expect(links.get(app.tenantId, objectId)?.partnerId).toBe(contoso.id);
    await run.said(new RegExp(`Left the link of object ${app.objectId}`));
  });
});
