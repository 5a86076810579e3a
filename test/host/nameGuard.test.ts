import type { Host } from "./host";
import { contoso, fabrikam } from "./principal";
import { create, update } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("expectedPartnerName", () => {
  let scene: Scene;
  let host: Host;
  beforeAll(async () => {
    scene = await openScene();
    host = await scene.startRun();
    scene.emulator.partners.add("5550001", "Caf\u00e9 Zürich ");
  });
  afterAll(() => scene.close());

  test.each([
    ["the name itself", contoso.id, contoso.name],
    ["another case and spaces around", contoso.id, "  CONTOSO ltd "],
    ["a decomposed form", "5550001", "cafe\u0301 zu\u0308rich"],
  ])("is met by %s", async (_title, partnerId, expectedPartnerName) => {
    const app = scene.addApplication();
    await create(host, { partnerId, identity: app.identity, expectedPartnerName });
    expect(app.requests()).toEqual(["GET", "PUT"]);
    expect(app.linkedTo()).toBe(partnerId);
  });

  test("removes the link again that was put to a partner of another name", async () => {
    const app = scene.addApplication();
    const args = { partnerId: fabrikam.id, identity: app.identity };
    await expect(create(host, { ...args, expectedPartnerName: contoso.name })).rejects.toThrow(
      new RegExp(
        `^service principal ${app.objectId} .* was linked to partner ${fabrikam.id}\\. That partner's name is "${fabrikam.name}", not "${contoso.name}".*The link was removed again`,
      ),
    );
    expect(app.requestPaths()).toEqual(["GET", `PUT ${fabrikam.id}`, `DELETE ${fabrikam.id}`]);
    expect(app.linkedTo()).toBeUndefined();
  });

  test("moves a link back in place that was taken over for a partner of another name", async () => {
    const app = scene.addApplication();
    app.linkTo(fabrikam.id);
    await expect(
      create(host, {
        partnerId: contoso.id,
        identity: app.identity,
        ifLinked: "rebind",
        expectedPartnerName: "Contoso GmbH",
      }),
    ).rejects.toThrow(`The link was moved back to partner ${fabrikam.id} (${fabrikam.name}).`);
    expect(app.requestPaths()).toEqual(["GET", `PATCH ${contoso.id}`, `PATCH ${fabrikam.id}`]);
    expect(app.linkedTo()).toBe(fabrikam.id);
  });

  test("moves a link back on update, too, and the identity was linked at every moment", async () => {
    const app = scene.addApplication();
    const before = await create(host, { partnerId: contoso.id, identity: app.identity });
    const later = await scene.startRun();
    await expect(
      update(later, before, {
        partnerId: fabrikam.id,
        identity: app.identity,
        expectedPartnerName: contoso.name,
      }),
    ).rejects.toThrow(`moved back to partner ${contoso.id}`);
    expect(app.history().map(({ to }) => to)).toEqual([contoso.id, fabrikam.id, contoso.id]);
  });

  test("is not met when Azure tells no name", async () => {
    const app = scene.addApplication();
    scene.emulator.switches.partnerNameInAnswers = false;
    const failed = create(host, {
      partnerId: contoso.id,
      identity: app.identity,
      expectedPartnerName: contoso.name,
    }).finally(() => (scene.emulator.switches.partnerNameInAnswers = true));
    await expect(failed).rejects.toThrow(
      `Azure did not tell that partner's name, so that it is "${contoso.name}" could not be verified`,
    );
    expect(app.linkedTo()).toBeUndefined();
  });

  test("puts nothing back on a link that stood before, and says that it stands", async () => {
    const app = scene.addApplication();
    app.linkTo(contoso.id);
    await expect(
      create(host, {
        partnerId: contoso.id,
        identity: app.identity,
        expectedPartnerName: fabrikam.name,
      }),
    ).rejects.toThrow(/This link stood before and still stands; nothing was changed/);
    expect(app.requests()).toEqual(["GET"]);
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("names both partners when moving back fails", async () => {
    const app = scene.addApplication();
    app.linkTo(fabrikam.id);
    scene.emulator.faults.inject({
      on: { kind: "link", method: "PATCH", objectId: app.objectId },
      fault: { type: "status", status: 403 },
      skip: 1,
    });
    await expect(
      create(host, {
        partnerId: contoso.id,
        identity: app.identity,
        ifLinked: "rebind",
        expectedPartnerName: "Contoso GmbH",
      }),
    ).rejects.toThrow(
      new RegExp(
        `Putting it back to partner ${fabrikam.id} \\(${fabrikam.name}\\) failed, so the identity may still be linked to partner ${contoso.id}.*answered 403`,
      ),
    );
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("names the partner that may still be linked when removing again fails", async () => {
    const app = scene.addApplication();
    scene.emulator.faults.inject({
      on: { kind: "link", method: "DELETE", objectId: app.objectId },
      fault: { type: "status", status: 403 },
    });
    await expect(
      create(host, {
        partnerId: contoso.id,
        identity: app.identity,
        expectedPartnerName: fabrikam.name,
      }),
    ).rejects.toThrow(
      new RegExp(`Putting it back to no partner failed.*linked to partner ${contoso.id}`),
    );
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("is put back all the same when only the answer to that is lost", async () => {
    const app = scene.addApplication();
    scene.emulator.faults.inject({
      on: { kind: "link", method: "DELETE", objectId: app.objectId },
      fault: { type: "status", status: 403, when: "after" },
    });
    await expect(
      create(host, {
        partnerId: contoso.id,
        identity: app.identity,
        expectedPartnerName: fabrikam.name,
      }),
    ).rejects.toThrow("The link was removed again.");
    expect(app.linkedTo()).toBeUndefined();
  });
});
