import type { Host } from "./host";
import { contoso, fabrikam, globalPartnerId, observePrincipal } from "./principal";
import type { Application } from "./principal";
import { create, refresh, update } from "./resource";
import type { Resource } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("updating a link", () => {
  let scene: Scene;
  /** The process that made the links, and the one of the next run. */
  let first: Host;
  let host: Host;
  beforeAll(async () => {
    scene = await openScene();
    [first, host] = await Promise.all([scene.startRun(), scene.startRun()]);
  });
  afterAll(() => scene.close());

  async function linked(more: Record<string, unknown> = {}): Promise<[Application, Resource]> {
    const app = scene.addApplication();
    const args = { partnerId: contoso.id, identity: app.identity, ...more };
    return [app, await create(first, args)];
  }
  /** What the update asked, without what the create did. */
  const asked = (app: Application) => app.requestPaths().slice(2);

  test("moves the link in place: one look, one PATCH, linked at every moment", async () => {
    const [app, before] = await linked();
    const { outs } = await update(host, before, {
      partnerId: fabrikam.id,
      identity: app.identity,
    });
    expect(asked(app)).toEqual(["GET", `PATCH ${fabrikam.id}`]);
    expect(app.history()).toMatchObject([
      { to: contoso.id },
      { from: contoso.id, to: fabrikam.id },
    ]);
    expect(outs).toEqual({
      ...before.outs,
      partnerId: fabrikam.id,
      partnerName: fabrikam.name,
      linkedPartnerId: fabrikam.id,
      version: 2,
      updatedTime: app.link()?.updatedTime,
    });
    await host.said(
      new RegExp(
        `${app.objectId} .*: ${contoso.id} \\(${contoso.name}\\) -> ${fabrikam.id} \\(${fabrikam.name}\\)\\.`,
      ),
    );
  });

  test("leaves the old link standing when the new id is refused, and says so", async () => {
    const [app, before] = await linked();
    await expect(
      update(host, before, { partnerId: globalPartnerId, identity: app.identity }),
    ).rejects.toThrow(
      new RegExp(
        `to partner ${globalPartnerId}: Azure answered 400.*The link to partner ${contoso.id} \\(${contoso.name}\\) stands unchanged`,
      ),
    );
    expect(app.history()).toHaveLength(1);
  });

  test("puts a link that is gone", async () => {
    const [app, before] = await linked();
    app.unlink();
    const { outs } = await update(host, before, {
      partnerId: fabrikam.id,
      identity: app.identity,
    });
    // Soon after a write "not linked" may be an answer from before it, so it is asked again.
    expect([...new Set(asked(app))]).toEqual(["GET", `PUT ${fabrikam.id}`]);
    expect(outs).toMatchObject({ linkedPartnerId: fabrikam.id, origin: "created", version: 3 });
  });

  test("refuses a link that somebody else moved, even after a refresh has shown it", async () => {
    const [app, before] = await linked();
    app.linkTo(fabrikam.id);
    const seen = await refresh(host, before);
    expect(seen.outs).toMatchObject({ partnerId: fabrikam.id, linkedPartnerId: contoso.id });
    const count = app.requests().length;
    await expect(
      update(host, seen, { partnerId: contoso.id, identity: app.identity }),
    ).rejects.toThrow(`linked to partner ${fabrikam.id} (${fabrikam.name})`);
    expect(app.requests().slice(count)).toEqual(["GET"]);
    expect(app.linkedTo()).toBe(fabrikam.id);
  });

  test.each([{ ifLinked: "rebind" }, { rebindFrom: [fabrikam.id] }])(
    "takes a link back that somebody else moved, where that is allowed: %p",
    async (allowed) => {
      const [app, before] = await linked();
      app.linkTo(fabrikam.id);
      const { outs } = await update(host, await refresh(host, before), {
        partnerId: contoso.id,
        identity: app.identity,
        ...allowed,
      });
      expect(outs).toMatchObject({ linkedPartnerId: contoso.id, origin: "takenOver" });
      expect(app.linkedTo()).toBe(contoso.id);
      expect(app.requests().slice(3)).toEqual(["GET", "PATCH"]);
    },
  );

  test("recognises a link that somebody else moved to where it should be, without a write", async () => {
    const [app, before] = await linked();
    app.linkTo(fabrikam.id);
    const { outs } = await update(host, before, {
      partnerId: fabrikam.id,
      identity: app.identity,
    });
    expect(asked(app)).toEqual(["GET"]);
    expect(outs).toMatchObject({ linkedPartnerId: fabrikam.id });
  });

  test("leaves an adopted link adopted when it moves it", async () => {
    const app = scene.addApplication();
    app.linkTo(contoso.id);
    const before = await create(first, { partnerId: contoso.id, identity: app.identity });
    const { outs } = await update(host, before, {
      partnerId: fabrikam.id,
      identity: app.identity,
    });
    expect(outs).toMatchObject({ origin: "adopted", linkedPartnerId: fabrikam.id });
  });

  test("fails before any request when somebody else is signed in, naming both objects", async () => {
    const [app, before] = await linked();
    const other = scene.addApplication(app.tenantId);
    await expect(
      update(host, before, { partnerId: fabrikam.id, identity: other.identity }),
    ).rejects.toThrow(
      new RegExp(
        `belongs to object ${app.objectId} in tenant ${app.tenantId}, but .* is service principal ${other.objectId} .*Nothing was changed`,
      ),
    );
    expect(asked(app)).toEqual([]);
    expect(other.requests()).toEqual([]);
    expect(other.linkedTo()).toBeUndefined();
  });

  test("fails before any request when the service principal was recreated", async () => {
    const [app, before] = await linked();
    const { directory } = scene.emulator;
    const recreated = directory.recreateServicePrincipal(app.tenantId, app.clientId);
    await expect(
      update(host, before, { partnerId: fabrikam.id, identity: app.identity }),
    ).rejects.toThrow(new RegExp(`object ${app.objectId} .* ${recreated.objectId}`));
    expect(scene.emulator.links.get(app.tenantId, recreated.objectId)).toBeUndefined();
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("does not store another identity's credential, even where the partner stays", async () => {
    const [app, before] = await linked();
    const other = scene.addApplication(app.tenantId);
    await expect(
      update(host, before, { partnerId: contoso.id, identity: other.identity }),
    ).rejects.toThrow(
      new RegExp(`belongs to object ${app.objectId} .* is service principal ${other.objectId}`),
    );
    expect([...asked(app), ...other.requests()]).toEqual([]);
  });

  test.each([
    ["moves no link", fabrikam.id],
    ["stores no pin", contoso.id],
  ])("%s where the identity is pinned to another object than it signs in as", async (_, to) => {
    const [app, before] = await linked();
    const { objectId } = scene.addApplication(app.tenantId);
    const identity = { ...app.identity, objectId };
    await expect(update(host, before, { partnerId: to, identity })).rejects.toThrow(
      new RegExp(`pinned to objectId ${objectId}, but .* is service principal ${app.objectId}`),
    );
    expect(asked(app)).toEqual([]);
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("moves the link of a person only where the program still says so", async () => {
    const { directory } = scene.emulator;
    const { tenantId } = directory.addTenant();
    const upn = "ada@example.test";
    const person = observePrincipal(scene.emulator, directory.addUser({ tenantId, upn }));
    const { folder } = scene.emulator.createAzureCli({ upn, tenantId });
    const startRun = () => scene.startRun({ pathFirst: [folder] });
    const identity = { tenantId, allowUser: true };
    const before = await create(await startRun(), { partnerId: contoso.id, identity });
    const run = await startRun();
    const count = person.requests().length;
    await expect(
      update(run, before, { partnerId: fabrikam.id, identity: { tenantId } }),
    ).rejects.toThrow(new RegExp(`is a person: user ${person.objectId} .*allowUser: true`));
    expect(person.requests()).toHaveLength(count);
    expect(person.linkedTo()).toBe(contoso.id);
    await update(run, before, { partnerId: fabrikam.id, identity });
    expect(person.linkedTo()).toBe(fabrikam.id);
  });

  test("stores a rotated secret without a request to the link service", async () => {
    const [app, before] = await linked();
    scene.emulator.directory.removeSecret(app.clientId, app.secret);
    scene.emulator.directory.addSecret(app.clientId, "SECRET-VALUE-rotated");
    const identity = { ...app.identity, clientSecret: "SECRET-VALUE-rotated" };
    const { outs } = await update(host, before, { partnerId: contoso.id, identity });
    expect(outs).toEqual({ ...before.outs, identity });
    expect(asked(app)).toEqual([]);
  });

  test("does not store a secret that does not sign in", async () => {
    const [app, before] = await linked();
    const identity = { ...app.identity, clientSecret: "SECRET-VALUE-wrong" };
    await expect(update(host, before, { partnerId: contoso.id, identity })).rejects.toThrow(
      "AADSTS7000215",
    );
  });

  test.each([{ ifLinked: "rebind" }, { onDelete: "keep" }, { whenUnreachable: "keep" }])(
    "stores %p without any request",
    async (setting) => {
      const [app, before] = await linked();
      const tokens = app.tokenRequests();
      const { outs } = await update(host, before, {
        partnerId: contoso.id,
        identity: app.identity,
        ...setting,
      });
      expect(outs).toEqual({ ...before.outs, ...setting });
      expect(asked(app)).toEqual([]);
      expect(app.tokenRequests()).toBe(tokens);
    },
  );

  test("drops a setting from the state that is not declared any more", async () => {
    const [app, before] = await linked({ onDelete: "keep" });
    const { outs } = await update(host, before, {
      partnerId: contoso.id,
      identity: app.identity,
    });
    expect(before.outs).toHaveProperty("onDelete");
    expect(outs).not.toHaveProperty("onDelete");
  });

  test("verifies a new expectedPartnerName with one look and no write", async () => {
    const [app, before] = await linked();
    const args = { partnerId: contoso.id, identity: app.identity };
    const good = await update(host, before, { ...args, expectedPartnerName: contoso.name });
    expect(good.outs).toMatchObject({ expectedPartnerName: contoso.name });
    expect(asked(app)).toEqual(["GET"]);
    await expect(
      update(host, before, { ...args, expectedPartnerName: fabrikam.name }),
    ).rejects.toThrow(`That partner's name is "${contoso.name}", not "${fabrikam.name}"`);
    expect(app.history()).toHaveLength(1);
  });

  test("keeps everything else that was known", async () => {
    const [app, before] = await linked();
    const { outs } = await update(host, before, {
      partnerId: fabrikam.id,
      identity: { ...app.identity, objectId: app.objectId },
      onDelete: "unlink",
    });
    expect(Object.keys(outs).sort()).toEqual([...Object.keys(before.outs), "onDelete"].sort());
  });
});
