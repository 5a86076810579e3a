import { contoso } from "../host/principal";
import { cancel, createLink } from "./plugin";
import type { Plugin } from "./plugin";
import { openScene } from "./scene";
import type { Scene } from "./scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** A creation whose request of this kind is on its way. */
async function creating(plugin: Plugin, method: "GET" | "PUT") {
  const app = scene.addApplication();
  const hold = scene.emulator.faults.inject({
    on: { kind: "link", method, objectId: app.objectId },
    fault: { type: "hold", when: method === "GET" ? "before" : "after" },
  });
  const made = createLink(plugin, { partnerId: contoso.id, identity: app.identity }).then(
    ({ id }) => id,
    ({ message }: Error) => message,
  );
  await hold.held;
  return { app, hold, made };
}

describe("when the run is cancelled", () => {
  test("nothing new is sent, and who asked is told", async () => {
    const plugin = await scene.start();
    const { app, hold, made } = await creating(plugin, "GET");
    await cancel(plugin);
    hold.release();
    expect(await made).toMatch(/the run was cancelled, or the Pulumi engine has ended/);
    expect(app.requests()).toEqual(["GET"]);
    const other = scene.addApplication();
    await expect(
      createLink(plugin, { partnerId: contoso.id, identity: other.identity }),
    ).rejects.toThrow("The run was cancelled");
    expect(other.tokenRequests()).toBe(0);
  });

  test("what was sent is awaited and answered", async () => {
    const plugin = await scene.start();
    const { app, hold, made } = await creating(plugin, "PUT");
    await cancel(plugin);
    hold.release();
    expect(await made).toBe(app.id);
  });
});

describe("the process", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "ends on %s when nothing is at work",
    async (signal) => {
      const plugin = await scene.start();
      process.kill(plugin.pid, signal);
      expect(await plugin.ended).toBe(0);
    },
  );

  test("answers what was sent before it ends on SIGINT", async () => {
    const plugin = await scene.start();
    const { app, hold, made } = await creating(plugin, "PUT");
    process.kill(plugin.pid, "SIGINT");
    hold.release();
    expect(await made).toBe(app.id);
    expect(await plugin.ended).toBe(0);
  });

  test("waits four seconds at most for what is not answered", async () => {
    const plugin = await scene.start();
    const { hold } = await creating(plugin, "PUT");
    const start = Date.now();
    process.kill(plugin.pid, "SIGINT");
    expect(await plugin.ended).toBe(1);
    expect(Date.now() - start).toBeLessThan(4_800);
    hold.drop();
  });

  test("ends when the engine that started it has died, and writes nothing", async () => {
    const plugin = await scene.start();
    const { app, hold, made } = await creating(plugin, "GET");
    plugin.log.close();
    expect(await plugin.ended).toBe(1);
    hold.release();
    expect(await made).toMatch(/UNAVAILABLE|Connection dropped|ECONN/);
    expect(app.requests()).toEqual(["GET"]);
  });
});
