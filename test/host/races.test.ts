import type { Host } from "./host";
import { contoso, fabrikam } from "./principal";
import type { Application } from "./principal";
import { create, update } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("a link that somebody else writes, or whose answer is lost", () => {
  let scene: Scene;
  let host: Host;
  beforeAll(async () => {
    scene = await openScene();
    host = await scene.startRun();
  });
  afterAll(() => scene.close());

  const writesOf = ({ objectId }: Application, method: string) =>
    ({ kind: "link", objectId, method }) as const;

  test("a PUT that landed although its answer was lost is a success", async () => {
    const app = scene.addApplication();
    scene.emulator.faults.inject({
      on: writesOf(app, "PUT"),
      fault: { type: "reset", when: "after" },
    });
    const { outs } = await create(host, { partnerId: contoso.id, identity: app.identity });
    expect(outs).toMatchObject({ partnerId: contoso.id, linkedPartnerId: contoso.id, version: 1 });
    expect(app.history()).toHaveLength(1);
  });

  test("a PUT that did land behind a proxy's error is a success", async () => {
    const app = scene.addApplication();
    scene.emulator.faults.inject({
      on: writesOf(app, "PUT"),
      fault: { type: "status", status: 403, body: "html", when: "after" },
    });
    const { outs } = await create(host, { partnerId: contoso.id, identity: app.identity });
    expect(outs).toMatchObject({ origin: "created", version: 1 });
    expect(app.requests()).toEqual(["GET", "PUT", "GET"]);
  });

  test.each(["conflict", "badRequest"] as const)(
    "a link to the same partner that appears between look and PUT is no failure (%s)",
    async (answer) => {
      const app = scene.addApplication();
      scene.emulator.switches.putWhileLinked = { same: answer, other: answer };
      const { objectId } = app;
      const hold = scene.emulator.faults.inject({
        on: writesOf(app, "PUT"),
        fault: { type: "hold", when: "before" },
      });
      const creating = create(host, { partnerId: contoso.id, identity: app.identity });
      expect((await hold.held).objectId).toBe(objectId);
      app.linkTo(contoso.id);
      hold.release();
      expect((await creating).outs).toMatchObject({ linkedPartnerId: contoso.id, version: 1 });
      expect(app.requests()).toEqual(["GET", "PUT", "GET"]);
    },
  );

  test.each(["conflict", "badRequest"] as const)(
    "another partner's link that appears between look and PUT is refused by its name (%s)",
    async (answer) => {
      const app = scene.addApplication();
      scene.emulator.switches.putWhileLinked = { same: answer, other: answer };
      const hold = scene.emulator.faults.inject({
        on: writesOf(app, "PUT"),
        fault: { type: "hold", when: "before" },
      });
      const creating = create(host, { partnerId: contoso.id, identity: app.identity });
      const refused = expect(creating).rejects.toThrow(
        new RegExp(`^Did not link .* linked to partner ${fabrikam.id} \\(${fabrikam.name}\\)`),
      );
      await hold.held;
      app.linkTo(fabrikam.id);
      hold.release();
      await refused;
      expect(app.linkedTo()).toBe(fabrikam.id);
    },
  );

  test("another partner's link that appears between look and PUT is moved where that is allowed", async () => {
    const app = scene.addApplication();
    const hold = scene.emulator.faults.inject({
      on: writesOf(app, "PUT"),
      fault: { type: "hold", when: "before" },
    });
    const creating = create(host, {
      partnerId: contoso.id,
      identity: app.identity,
      rebindFrom: [fabrikam.id],
    });
    await hold.held;
    app.linkTo(fabrikam.id);
    hold.release();
    expect((await creating).outs).toMatchObject({ origin: "takenOver" });
    expect(app.requests()).toEqual(["GET", "PUT", "GET", "PATCH"]);
  });

  test("a link that vanishes between look and PATCH is put", async () => {
    const app = scene.addApplication();
    const before = await create(host, { partnerId: contoso.id, identity: app.identity });
    const later = await scene.startRun();
    const hold = scene.emulator.faults.inject({
      on: writesOf(app, "PATCH"),
      fault: { type: "hold", when: "before" },
    });
    const moving = update(later, before, { partnerId: fabrikam.id, identity: app.identity });
    await hold.held;
    app.unlink();
    hold.release();
    expect((await moving).outs).toMatchObject({ linkedPartnerId: fabrikam.id });
    expect(app.requests().slice(0, 5)).toEqual(["GET", "PUT", "GET", "PATCH", "GET"]);
    expect(app.requests().filter((method) => method !== "GET")).toEqual(["PUT", "PATCH", "PUT"]);
  });

  test("a link that never stands still is given up after three writes", async () => {
    const app = scene.addApplication();
    app.linkTo(fabrikam.id);
    let next = 100;
    scene.emulator.faults.inject({
      on: {
        ...writesOf(app, "PATCH"),
        matches: () => {
          app.linkTo(String(++next));
          return true;
        },
      },
      fault: { type: "status", status: 409 },
      times: 20,
    });
    await expect(
      create(host, { partnerId: contoso.id, identity: app.identity, ifLinked: "rebind" }),
    ).rejects.toThrow(/the link changes while it is being made.*link to partner 103 stands/);
    expect(app.requests().filter((method) => method === "PATCH")).toHaveLength(3);
  });

  test("when nobody can tell whether the link was written, the error says so", async () => {
    const app = scene.addApplication();
    scene.emulator.faults.inject({
      on: writesOf(app, "PUT"),
      fault: { type: "status", status: 403, when: "after" },
    });
    scene.emulator.faults.inject({
      on: writesOf(app, "GET"),
      fault: { type: "status", status: 401 },
      skip: 1,
      times: 5,
    });
    await expect(create(host, { partnerId: contoso.id, identity: app.identity })).rejects.toThrow(
      /answered 403.*Whether the link was written is not known.*answered 401/,
    );
    scene.emulator.faults.clear();
    const { outs } = await create(host, { partnerId: contoso.id, identity: app.identity });
    expect(outs).toMatchObject({ origin: "adopted" });
  });

  test("two resources of one identity and partner are made one after the other, and put it once", async () => {
    const app = scene.addApplication();
    const args = { partnerId: contoso.id, identity: app.identity };
    const hold = scene.emulator.faults.inject({
      on: writesOf(app, "PUT"),
      fault: { type: "hold", when: "before" },
    });
    const both = Promise.all([create(host, args), create(host, args)]);
    await hold.held;
    // A question to the process and its answer: by then the second create waits, too.
    await host.check({ partnerId: contoso.id });
    expect(app.requests()).toEqual(["GET", "PUT"]);
    hold.release();
    const origins = (await both).map(({ outs }) => outs.origin).sort();
    expect(origins).toEqual(["adopted", "created"]);
    expect(app.requests()).toEqual(["GET", "PUT", "GET"]);
  });

  test("two partners for one identity in one run are refused, and the first stands", async () => {
    const app = scene.addApplication();
    await create(host, { partnerId: contoso.id, identity: app.identity });
    await expect(
      create(host, { partnerId: fabrikam.id, identity: app.identity, ifLinked: "rebind" }),
    ).rejects.toThrow(
      new RegExp(
        `${app.id}\\) is declared twice, for partner ${contoso.id} and for partner ${fabrikam.id}`,
      ),
    );
    expect(app.requests()).toEqual(["GET", "PUT"]);
  });
});
