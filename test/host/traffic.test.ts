import { contoso, fabrikam } from "./principal";
import { create, diff, refresh, update } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("what is asked of Azure", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  test("over a link's whole life: two to create, none for no change, one to read, two to change, two to delete", async () => {
    const app = scene.addApplication();
    const args = { partnerId: contoso.id, identity: app.identity };
    const first = await scene.startRun();
    const made = await create(first, args);
    expect(app.requestPaths()).toEqual(["GET", `PUT ${contoso.id}`]);

    const second = await scene.startRun();
    expect(await diff(second, made, args)).toEqual({ changes: false, replaces: [] });
    expect(app.requests()).toHaveLength(2);
    expect(app.tokenRequests()).toBe(1);

    const read = await refresh(second, made);
    expect(read).toEqual(made);
    expect(app.requestPaths().slice(2)).toEqual(["GET"]);

    const third = await scene.startRun();
    const moved = await update(third, made, { ...args, partnerId: fabrikam.id });
    expect(app.requestPaths().slice(3)).toEqual(["GET", `PATCH ${fabrikam.id}`]);

    const last = await scene.startRun();
    await last.delete(moved.id, moved.outs);
    expect(app.requestPaths().slice(5)).toEqual(["GET", `DELETE ${fabrikam.id}`]);
    expect(app.linkedTo()).toBeUndefined();
  });

  test("one token per identity and process, whatever is done and however many do it at once", async () => {
    const apps = [scene.addApplication(), scene.addApplication()];
    const host = await scene.startRun();
    const mark = scene.emulator.requests.next();
    await Promise.all(
      apps.map(async (app) => {
        const made = await create(host, { partnerId: contoso.id, identity: app.identity });
        await Promise.all([1, 2, 3].map(() => host.read(made.id, made.outs)));
        await update(host, made, {
          partnerId: contoso.id,
          identity: app.identity,
          expectedPartnerName: contoso.name,
        });
      }),
    );
    expect(apps.map((app) => app.tokenRequests())).toEqual([1, 1]);
    expect(scene.emulator.requests.count("metadata", mark)).toBe(1);
  });

  test("a token of its own in each tenant of one application", async () => {
    const home = scene.addApplication();
    const { tenantId } = scene.emulator.directory.addTenant();
    scene.emulator.directory.addServicePrincipal({ tenantId, clientId: home.clientId });
    const host = await scene.startRun({ env: home.environment });
    const [one, other] = await Promise.all([
      create(host, { partnerId: contoso.id }),
      create(host, { partnerId: contoso.id, identity: { tenantId } }),
    ]);
    expect([one.id, other.id.split("/")[0]]).toEqual([home.id, tenantId]);
    expect(home.tokenRequests()).toBe(1);
  });

  test("the caller's own link, by the path that is known, over a connection that stays open", async () => {
    const app = scene.addApplication();
    const host = await scene.startRun();
    await create(host, { partnerId: contoso.id, identity: app.identity });
    const sent = scene.emulator.requests
      .ofKind("link")
      .filter(({ objectId }) => objectId === app.objectId);
    expect(sent.map(({ path }) => path)).toEqual([
      "/providers/Microsoft.ManagementPartner/partners/",
      `/providers/Microsoft.ManagementPartner/partners/${contoso.id}`,
    ]);
    for (const { query, headers, bodyLength } of sent) {
      expect(query).toBe("api-version=2018-02-01");
      expect(headers.connection).toBe("keep-alive");
      expect(bodyLength).toBe(0);
    }
  });

  test("a new token when the old one is about to expire", async () => {
    const app = scene.addApplication();
    const host = await scene.startRun();
    scene.emulator.tokens.options.lifetime = 60;
    const made = await create(host, { partnerId: contoso.id, identity: app.identity });
    const before = app.tokenRequests();
    scene.emulator.tokens.reset();
    await host.read(made.id, made.outs);
    // The clients renew such a token ahead of need, too, so the exact number is theirs.
    const renewed = app.tokenRequests();
    expect(renewed).toBeGreaterThan(before);
    await host.read(made.id, made.outs);
    expect(app.tokenRequests()).toBe(renewed);
  });

  test("nothing more when the sign-in becomes somebody else's on the way", async () => {
    const app = scene.addApplication();
    const host = await scene.startRun();
    scene.emulator.tokens.options.lifetime = 60;
    const made = await create(host, { partnerId: contoso.id, identity: app.identity });
    scene.emulator.tokens.reset();
    const { directory, links } = scene.emulator;
    const { objectId } = directory.recreateServicePrincipal(app.tenantId, app.clientId);
    await expect(
      update(host, made, {
        partnerId: contoso.id,
        identity: app.identity,
        expectedPartnerName: "x",
      }),
    ).rejects.toThrow(
      new RegExp(`${app.objectId} .*the sign-in changed to service principal ${objectId}`),
    );
    expect(links.get(app.tenantId, objectId)).toBeUndefined();
    expect(app.linkedTo()).toBe(contoso.id);
  });
});
