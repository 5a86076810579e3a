import type { Host } from "./host";
import { contoso, fabrikam, globalPartnerId } from "./principal";
import { create } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("creating a link", () => {
  let scene: Scene;
  let host: Host;
  beforeAll(async () => {
    scene = await openScene();
    host = await scene.startRun();
  });
  afterAll(() => scene.close());

  test("puts the link of an identity that has none, with one look before", async () => {
    const app = scene.addApplication();
    const { id, outs } = await create(host, { partnerId: contoso.id, identity: app.identity });
    expect(app.linkedTo()).toBe(contoso.id);
    expect(app.requestPaths()).toEqual(["GET", `PUT ${contoso.id}`]);
    expect(id).toBe(app.id);
    expect(outs).toEqual({
      partnerId: contoso.id,
      partnerName: contoso.name,
      linkedPartnerId: contoso.id,
      tenantId: app.tenantId,
      objectId: app.objectId,
      origin: "created",
      state: "Active",
      version: 1,
      createdTime: app.link()?.createdTime,
      updatedTime: app.link()?.updatedTime,
      stateVersion: 2,
      identity: app.identity,
    });
  });

  test("keeps all digits of Azure's times", async () => {
    const app = scene.addApplication();
    const { outs } = await create(host, { partnerId: contoso.id, identity: app.identity });
    expect(outs.createdTime).toMatch(/\.\d{6,7}Z$/);
  });

  test("says once who was linked, from what to what", async () => {
    const app = scene.addApplication();
    await create(host, { partnerId: contoso.id, identity: app.identity });
    const line = `Linked service principal ${app.objectId} (client ${app.clientId}) in tenant ${app.tenantId}: not linked -> ${contoso.id} (${contoso.name}).\n`;
    await host.said(new RegExp(line.replace(/[()>.]/g, "\\$&")));
    expect(host.stdout().split(app.objectId)).toHaveLength(2);
  });

  test("adopts the declared link without a write, and says who, which and since when", async () => {
    const app = scene.addApplication();
    app.linkTo(contoso.id);
    const { id, outs } = await create(host, { partnerId: contoso.id, identity: app.identity });
    expect(id).toBe(app.id);
    expect(outs).toMatchObject({ origin: "adopted", linkedPartnerId: contoso.id, version: 1 });
    expect(app.requests()).toEqual(["GET"]);
    await host.said(
      new RegExp(
        `Adopted the link of service principal ${app.objectId} .* to partner ${contoso.id} \\(${contoso.name}\\), which stands since ${app.link()?.updatedTime}: nothing was written\\. If another tool or stack declares this link as well, it must drop it without deleting it`,
      ),
    );
  });

  test.each([{ ifLinked: undefined }, { ifLinked: "fail" }])(
    "refuses another partner's link before any write, and names that partner: %p",
    async (allowed) => {
      const app = scene.addApplication();
      app.linkTo(fabrikam.id);
      const refused = create(host, { partnerId: contoso.id, identity: app.identity, ...allowed });
      await expect(refused).rejects.toThrow(
        new RegExp(
          `^Did not link service principal ${app.objectId} .* to partner ${contoso.id}: .*linked to partner ${fabrikam.id} \\(${fabrikam.name}\\).*Nothing was changed.*rebindFrom: \\["${fabrikam.id}"\\]`,
        ),
      );
      expect(app.requests()).toEqual(["GET"]);
      expect(app.linkedTo()).toBe(fabrikam.id);
    },
  );

  test.each([{ ifLinked: "rebind" }, { rebindFrom: ["42", fabrikam.id] }])(
    "moves another partner's link in place where that is allowed: %p",
    async (allowed) => {
      const app = scene.addApplication();
      app.linkTo(fabrikam.id);
      const { outs } = await create(host, {
        partnerId: contoso.id,
        identity: app.identity,
        ...allowed,
      });
      expect(outs).toMatchObject({ origin: "takenOver", linkedPartnerId: contoso.id, version: 2 });
      expect(app.requestPaths()).toEqual(["GET", `PATCH ${contoso.id}`]);
      expect(app.history().at(-1)).toMatchObject({ from: fabrikam.id, to: contoso.id });
      await host.said(
        new RegExp(`${app.tenantId}: ${fabrikam.id} \\(${fabrikam.name}\\) -> ${contoso.id}`),
      );
    },
  );

  test("does not move the link of a partner that rebindFrom does not list", async () => {
    const app = scene.addApplication();
    app.linkTo(fabrikam.id);
    const rebindFrom = ["42"];
    await expect(
      create(host, { partnerId: contoso.id, identity: app.identity, rebindFrom }),
    ).rejects.toThrow(`linked to partner ${fabrikam.id}`);
    expect(app.requests()).toEqual(["GET"]);
  });

  test("takes a removed link for no link, however Azure tells it", async () => {
    const app = scene.addApplication();
    app.linkTo(fabrikam.id);
    app.unlink();
    scene.emulator.switches.readDeletedState = "deletedState";
    try {
      const { outs } = await create(host, { partnerId: contoso.id, identity: app.identity });
      expect(outs).toMatchObject({ origin: "created", version: 3 });
    } finally {
      scene.emulator.switches.readDeletedState = "notFound";
    }
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("does without a name that Azure does not tell", async () => {
    const app = scene.addApplication();
    scene.emulator.switches.partnerNameInAnswers = false;
    const { outs } = await create(host, {
      partnerId: contoso.id,
      identity: app.identity,
    }).finally(() => (scene.emulator.switches.partnerNameInAnswers = true));
    expect(outs).not.toHaveProperty("partnerName");
    expect(outs).toMatchObject({ partnerId: contoso.id });
  });

  test("tells that a refused id is most likely the global one, and leaves the identity unlinked", async () => {
    const app = scene.addApplication();
    await expect(
      create(host, { partnerId: globalPartnerId, identity: app.identity }),
    ).rejects.toThrow(
      new RegExp(
        `^Could not link service principal ${app.objectId} \\(client ${app.clientId}\\) in tenant ${app.tenantId} to partner ${globalPartnerId}: Azure answered 400 PartnerIdInvalid .*request id .*Associated PartnerID.*not linked to any partner`,
      ),
    );
    expect(app.history()).toEqual([]);
  });

  test("links one application under another object in each tenant, from one program's words", async () => {
    const home = scene.addApplication();
    const { tenantId } = scene.emulator.directory.addTenant();
    const guest = scene.emulator.directory.addServicePrincipal({
      tenantId,
      clientId: home.clientId,
    });
    const customer = await create(host, {
      partnerId: contoso.id,
      identity: { ...home.identity, tenantId },
    });
    const own = await create(host, { partnerId: fabrikam.id, identity: home.identity });
    expect(customer.id).toBe(`${tenantId}/${guest.objectId}`);
    expect(own.id).toBe(home.id);
    expect(scene.emulator.links.get(tenantId, guest.objectId)?.partnerId).toBe(contoso.id);
    expect(home.linkedTo()).toBe(fabrikam.id);
  });
});
