import type { Host, Properties } from "./host";
import { contoso, fabrikam } from "./principal";
import type { Application } from "./principal";
import { create, diff, refresh, update } from "./resource";
import type { Resource } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("deleting a link", () => {
  let scene: Scene;
  /** The process that made the links, and the one of a later run that only deletes. */
  let first: Host;
  let host: Host;
  beforeAll(async () => {
    scene = await openScene();
    [first, host] = await Promise.all([scene.startRun(), scene.startRun()]);
  });
  afterAll(() => scene.close());

  const args = (app: Application, more: Properties = {}) => ({
    partnerId: contoso.id,
    identity: app.identity,
    ...more,
  });
  async function linked(more: Properties = {}, before?: string): Promise<[Application, Resource]> {
    const app = scene.addApplication();
    if (before !== undefined) {
      app.linkTo(before);
    }
    return [app, await create(first, args(app, more))];
  }
  const remove = (run: Host, { id, outs }: Resource) => run.delete(id, outs);
  /** What the delete asked, of everything since `count`. */
  const since = (app: Application, count: number) => app.requestPaths().slice(count);

  test("removes the link that was made, with one look before", async () => {
    const [app, resource] = await linked();
    await remove(host, resource);
    expect(since(app, 2)).toEqual(["GET", `DELETE ${contoso.id}`]);
    expect(app.linkedTo()).toBeUndefined();
    await host.said(
      new RegExp(
        `Unlinked .*${app.objectId} .*: ${contoso.id} \\(${contoso.name}\\) -> not linked`,
      ),
    );
  });

  test("removes a link that was taken over", async () => {
    const [app, resource] = await linked({ ifLinked: "rebind" }, fabrikam.id);
    await remove(host, resource);
    expect(app.linkedTo()).toBeUndefined();
  });

  test("is done when the link is gone already", async () => {
    const [app, resource] = await linked();
    app.unlink();
    await remove(host, resource);
    expect([...new Set(since(app, 2))]).toEqual(["GET"]);
  });

  test.each(["ignored", "removesLink"] as const)(
    "leaves another partner's link alone, and says so (DELETE of another id: %s)",
    async (position) => {
      const [app, resource] = await linked();
      app.linkTo(fabrikam.id);
      scene.emulator.switches.deleteOtherId = position;
      await remove(host, resource);
      expect(since(app, 2)).toEqual(["GET"]);
      expect(app.linkedTo()).toBe(fabrikam.id);
      await host.said(
        new RegExp(`Left the link of .*${app.objectId}.* alone: it is to partner ${fabrikam.id}`),
      );
    },
  );

  test("does not take another partner's link for ours after a refresh", async () => {
    const [app, resource] = await linked();
    app.linkTo(fabrikam.id);
    await remove(host, await refresh(host, resource));
    expect(app.linkedTo()).toBe(fabrikam.id);
  });

  test("keeps an adopted link without asking anybody, and says so", async () => {
    const [app, resource] = await linked({}, contoso.id);
    const tokens = app.tokenRequests();
    await remove(host, resource);
    expect(since(app, 1)).toEqual([]);
    expect(app.tokenRequests()).toBe(tokens);
    expect(app.linkedTo()).toBe(contoso.id);
    await host.said(new RegExp(`Kept the link of object ${app.objectId}.*it was adopted`));
  });

  test('removes an adopted link when onDelete is "unlink"', async () => {
    const [app, resource] = await linked({ onDelete: "unlink" }, contoso.id);
    await remove(host, resource);
    expect(app.linkedTo()).toBeUndefined();
  });

  test('keeps a link that was made when onDelete is "keep", without asking anybody', async () => {
    const [app, resource] = await linked({ onDelete: "keep" });
    await remove(host, resource);
    expect(since(app, 2)).toEqual([]);
    expect(app.linkedTo()).toBe(contoso.id);
    await host.said(new RegExp(`Kept the link of object ${app.objectId}.*onDelete is "keep"`));
  });

  test("never removes a link that it only reads", async () => {
    const app = scene.addApplication();
    app.linkTo(contoso.id);
    const { id, props } = await host.read(app.id, { identity: app.identity });
    await host.delete(id, props);
    expect(app.linkedTo()).toBe(contoso.id);
    expect(app.requests()).toEqual(["GET"]);
  });

  test("fails when Azure does not remove the link, and the link stands", async () => {
    const [app, resource] = await linked();
    scene.emulator.faults.inject({
      on: { kind: "link", method: "DELETE", objectId: app.objectId },
      fault: { type: "status", status: 403 },
    });
    await expect(remove(host, resource)).rejects.toThrow(
      new RegExp(`^Could not unlink service principal ${app.objectId} .*answered 403`),
    );
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("is done when only the answer is lost, or is a 204", async () => {
    const [app, resource] = await linked();
    const on = { kind: "link", method: "DELETE", objectId: app.objectId } as const;
    scene.emulator.faults.inject({
      on,
      fault: { type: "status", status: 403, body: "html", when: "after" },
    });
    await remove(host, resource);
    expect(app.linkedTo()).toBeUndefined();

    const [other, another] = await linked();
    scene.emulator.faults.inject({
      on: { ...on, objectId: other.objectId },
      fault: { type: "status", status: 204, body: "empty", when: "after" },
    });
    await remove(host, another);
    expect(since(other, 2)).toEqual(["GET", `DELETE ${contoso.id}`]);
  });

  describe("when another resource of the same run stands for the identity", () => {
    // Claims are per identity, so that one run serves all of these.
    let run: Host;
    beforeAll(async () => {
      run = await scene.startRun();
    });

    /** What this run does with the resource of the run before, which is deleted at its end. */
    test.each<[string, (app: Application, old: Resource) => Promise<unknown>]>([
      ["created or adopted", (app) => create(run, args(app))],
      ["updated", (app, old) => update(run, old, args(app, { onDelete: "unlink" }))],
      ["moved", (app, old) => update(run, old, args(app, { partnerId: fabrikam.id }))],
      ["diffed", (app, old) => diff(run, old, args(app))],
    ])("keeps the link that it %s, and says so", async (_title, act) => {
      const [app, old] = await linked();
      await act(app, old);
      const stands = app.linkedTo();
      const mark = app.requests().length;
      await remove(run, old);
      expect(app.linkedTo()).toBe(stands);
      expect(stands).toBeDefined();
      expect(since(app, mark)).toEqual([]);
      await run.said(new RegExp(`Kept the link of object ${app.objectId}.*another resource`));
    });

    test("keeps it in whatever case the id is stored", async () => {
      const [app, old] = await linked();
      await create(run, args(app));
      await run.delete(old.id.toUpperCase(), old.outs);
      expect(app.linkedTo()).toBe(contoso.id);
    });

    test("keeps a link whose create is still under way", async () => {
      const [app, old] = await linked();
      const hold = scene.emulator.faults.inject({
        on: { kind: "link", method: "GET", objectId: app.objectId },
        fault: { type: "hold", when: "before" },
      });
      const creating = create(run, args(app));
      await hold.held;
      const deleting = remove(run, old);
      hold.release();
      await Promise.all([creating, deleting]);
      expect(app.linkedTo()).toBe(contoso.id);
    });

    test("keeps a link that is declared while its delete is signing in", async () => {
      const [app, old] = await linked();
      const { inputs } = await run.check(args(app));
      const hold = scene.emulator.faults.inject({
        on: { kind: "token", clientId: app.clientId },
        fault: { type: "hold", when: "before" },
      });
      const deleting = remove(run, old);
      // By now the delete has looked for claims and found none.
      await hold.held;
      const creating = run.create(inputs);
      // A call that is sent later has been answered: the create has arrived and waits, too.
      await run.check(args(app));
      hold.release();
      await Promise.all([deleting, creating]);
      expect(app.requests()).not.toContain("DELETE");
      expect(app.linkedTo()).toBe(contoso.id);
    });

    test("removes it all the same when the identity is declared no more", async () => {
      const [app, old] = await linked();
      const other = scene.addApplication();
      const replaced = await diff(run, old, { partnerId: contoso.id, identity: other.identity });
      expect(replaced.replaces).toEqual(["identity"]);
      await create(run, { partnerId: contoso.id, identity: other.identity });
      await remove(run, old);
      expect(app.linkedTo()).toBeUndefined();
      expect(other.linkedTo()).toBe(contoso.id);
    });

    test("removes it all the same when only a refresh has diffed it", async () => {
      const [app, old] = await linked({ onDelete: "unlink" });
      const { inputs } = await run.read(old.id, old.outs);
      await run.diff(old.id, old.outs, inputs ?? {});
      await remove(run, old);
      expect(app.linkedTo()).toBeUndefined();
    });

    test("removes it all the same when another resource only reads it", async () => {
      const [app, old] = await linked();
      await run.read(app.id, { identity: app.identity });
      await remove(run, old);
      expect(app.linkedTo()).toBeUndefined();
    });
  });
});
