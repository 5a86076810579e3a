import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { startEngineLog } from "./engineLog";
import type { EngineLog } from "./engineLog";
import { newEngine } from "./host";
import type { Host } from "./host";
import { chosenProvider } from "./installation";
import { contoso, fabrikam } from "./principal";
import type { Application } from "./principal";
import { create, diff, update } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

const ownName = `pulumi-azure-partner-${process.getuid?.()}`;

/*
 * One run is served by several processes: one for each provider resource and version, and the one of
 * dynamic resources. What the engine would ask of them is asked here, so that each can be held where it hurts.
 */
describe("the processes of one run", () => {
  let scene: Scene;
  let app: Application;
  const logs: EngineLog[] = [];
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(async () => {
    await scene.close();
    logs.forEach((log) => log.close());
  });
  beforeEach(() => {
    app = scene.addApplication();
  });
  afterEach(() => scene.emulator.faults.clear());

  const args = (partnerId: string = contoso.id, more = {}) => ({
    partnerId,
    identity: app.identity,
    ...more,
  });
  /** A resource that an earlier run has made. */
  const made = async () => create(await scene.startRun(), args());
  /** Two processes of one new run. */
  const startBoth = async (): Promise<[Host, Host]> => {
    if (chosenProvider() === "dynamic") {
      const engine = newEngine();
      return Promise.all([scene.startRun({ engine }), scene.startRun({ engine })]);
    }
    // A plugin, and beside it the process of the dynamic resources.
    const engine = await startEngineLog();
    logs.push(engine);
    return Promise.all([
      scene.startRun({ engine }),
      scene.startRun({ engine, provider: "dynamic" }),
    ]);
  };
  const holdRemoval = () =>
    scene.emulator.faults.inject({
      on: { kind: "link", objectId: app.objectId, method: "DELETE" },
      fault: { type: "hold", when: "before" },
    });
  const moments = () => app.history().map(({ to }) => to);

  test("leave a link that another one has adopted: a rename together with another provider", async () => {
    const old = await made();
    const [one, other] = await startBoth();
    expect((await create(other, args())).outs).toMatchObject({ origin: "adopted" });
    await one.delete(old.id, old.outs);
    expect(moments()).toEqual([contoso.id]);
    await one.said(/Kept the link of object .*: another resource of this program declares it/);
  });

  test("leave a link that another one only compares: a pending deletion of an older version", async () => {
    const old = await made();
    const [one, other] = await startBoth();
    expect(await diff(other, old, args())).toMatchObject({ changes: false });
    await one.delete(old.id, old.outs);
    expect(moments()).toEqual([contoso.id]);
  });

  test("leave a link whose partner is not known yet", async () => {
    const old = await made();
    const [one, other] = await startBoth();
    await diff(other, old, args("04da6b54-80e4-46f7-96ec-b56ff0331ba9"));
    await one.delete(old.id, old.outs);
    expect(moments()).toEqual([contoso.id]);
  });

  test("put a link back that was adopted while it was being removed: deleteBeforeReplace", async () => {
    const old = await made();
    const [one, other] = await startBoth();
    const hold = holdRemoval();
    const deleting = one.delete(old.id, old.outs);
    await hold.held;
    expect((await create(other, args())).outs).toMatchObject({ origin: "adopted" });
    hold.release();
    await deleting;
    await one.said(/Put back the link of service principal .* to partner 1234567 \(Contoso Ltd\)/);
    expect((await create(one, args())).outs).toMatchObject({ origin: "adopted" });
    expect(moments()).toEqual([contoso.id, undefined, contoso.id]);
  });

  test("put a link back that was compared while it was being removed: --replace beside another version", async () => {
    const old = await made();
    const [one, other] = await startBoth();
    const hold = holdRemoval();
    const deleting = one.delete(old.id, old.outs);
    await hold.held;
    expect(await diff(other, old, args())).toMatchObject({ changes: false });
    hold.release();
    await deleting;
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("put the removed partner back where the declared one is not known yet", async () => {
    const old = await made();
    const [one, other] = await startBoth();
    const hold = holdRemoval();
    const deleting = one.delete(old.id, old.outs);
    await hold.held;
    await diff(other, old, args("04da6b54-80e4-46f7-96ec-b56ff0331ba9"));
    hold.release();
    await deleting;
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("put back the partner that is declared by now", async () => {
    const old = await made();
    const [one, other] = await startBoth();
    const hold = holdRemoval();
    const deleting = one.delete(old.id, old.outs);
    await hold.held;
    await diff(other, old, args(fabrikam.id));
    hold.release();
    await deleting;
    expect(moments()).toEqual([contoso.id, undefined, fabrikam.id]);
    const { outs } = await update(other, old, args(fabrikam.id));
    expect(outs).toMatchObject({ partnerId: fabrikam.id });
    expect(app.linkedTo()).toBe(fabrikam.id);
  });

  test("put a link back after a removal whose answer was lost", async () => {
    const old = await made();
    const [one, other] = await startBoth();
    const on = { kind: "link", objectId: app.objectId } as const;
    const hold = scene.emulator.faults.inject({
      on: { ...on, method: "GET" },
      skip: 1,
      fault: { type: "hold", when: "before" },
    });
    scene.emulator.faults.inject({
      on: { ...on, method: "DELETE" },
      fault: { type: "status", status: 403, when: "after" },
    });
    const deleting = one.delete(old.id, old.outs);
    await hold.held;
    await diff(other, old, args());
    hold.release();
    await deleting;
    expect(moments()).toEqual([contoso.id, undefined, contoso.id]);
  });

  // The plugin's process ends with its engine at once, and the next run makes the link again.
  const ofDynamic = chosenProvider() === "dynamic" ? test : () => undefined;
  ofDynamic("put a link back even when the engine has ended meanwhile", async () => {
    const old = await made();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const engine = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const [one, other] = [await scene.startRun({ engine }), await scene.startRun({ engine })];
    const hold = holdRemoval();
    const deleting = one.delete(old.id, old.outs);
    await hold.held;
    await diff(other, old, args());
    await new Promise((resolve) => server.close(resolve));
    hold.release();
    await deleting;
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("say what was lost, and how to get it back, where it cannot be put back", async () => {
    const old = await made();
    const [one, other] = await startBoth();
    const hold = holdRemoval();
    const deleting = expect(one.delete(old.id, old.outs)).rejects.toThrow(
      /^Unlinked service principal .*, but another resource of this program declares it\. Could not put back the link of .* to partner 1234567: Azure answered 403.* Run `pulumi up --refresh`, which links it again\./,
    );
    await hold.held;
    await diff(other, old, args());
    scene.emulator.faults.inject({
      on: { kind: "link", objectId: app.objectId, method: "PUT" },
      fault: { type: "status", status: 403 },
    });
    hold.release();
    await deleting;
  });

  test("unlink what a process has declared that was killed", async () => {
    const old = await made();
    const [one, other] = await startBoth();
    await create(other, args());
    await other.close();
    await one.delete(old.id, old.outs);
    expect(moments()).toEqual([contoso.id, undefined]);
  });

  test("unlink what another run declares, as before", async () => {
    const old = await made();
    const [one, other] = [await scene.startRun(), await scene.startRun()];
    await create(other, args());
    await one.delete(old.id, old.outs);
    expect(app.linkedTo()).toBeUndefined();
  });

  test("refuse a second partner for one identity, and the first one goes on", async () => {
    const [one, other] = await startBoth();
    const resource = await create(one, args());
    await expect(create(other, args(fabrikam.id, { ifLinked: "rebind" }))).rejects.toThrow(
      `One identity (tenant/object ${app.id}) is declared twice, for partner ${contoso.id} and for partner ${fabrikam.id}, but Azure keeps one link per identity. Nothing was changed`,
    );
    expect(await diff(one, resource, args())).toMatchObject({ changes: false });
    await update(one, resource, args(contoso.id, { onDelete: "unlink" }));
    expect(moments()).toEqual([contoso.id]);
  });

  test("change nothing while the claims of one that lives cannot be told", async () => {
    const old = await made();
    const [one, other] = await startBoth();
    await create(other, args());
    const folder = join(scene.folder, ownName);
    const spoiled = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.includes(`/${other.pid}-`))
      .map((name) => join(folder, name));
    expect(spoiled).toHaveLength(1);
    writeFileSync(spoiled[0] ?? "", '{"version":2}');
    const mark = app.requests().length;
    await expect(one.delete(old.id, old.outs)).rejects.toThrow(
      /^Did not unlink object .*cannot be told: .*another release of pulumi-azure-partner.*Run the command again/,
    );
    await expect(create(one, args())).rejects.toThrow(
      /^Did not touch the link of tenant\/object .*cannot be told: .*Run the command again/,
    );
    expect(app.requests()).toHaveLength(mark);
    expect(app.linkedTo()).toBe(contoso.id);
  });

  describe("where no folder can be written", () => {
    /** Pulumi itself wants a temporary folder, so one is there in which ours cannot be made. */
    const env = () => {
      const occupied = mkdtempSync(join(scene.folder, "occupied-"));
      writeFileSync(join(occupied, ownName), "");
      return {
        XDG_RUNTIME_DIR: "",
        PULUMI_HOME: join(scene.folder, "missing"),
        TMPDIR: occupied,
      };
    };

    test("link nothing, and name all three", async () => {
      const host = await scene.startRun({ env: env() });
      const old = {
        id: app.id,
        outs: { ...args(), linkedPartnerId: contoso.id, origin: "created" },
      };
      const sentence = new RegExp(
        `^Did not touch the link of tenant/object ${app.id}\\. .*no folder could be written for that: \\$XDG_RUNTIME_DIR is not set; \\$PULUMI_HOME \\(.*missing\\) cannot be written \\(ENOENT\\); the system's temporary folder \\(.*${ownName}\\) is no folder\\. Make one of the three`,
      );
      await expect(create(host, args())).rejects.toThrow(sentence);
      await expect(update(host, old, args(contoso.id, { onDelete: "keep" }))).rejects.toThrow(
        sentence,
      );
      await expect(diff(host, old, args())).rejects.toThrow(sentence);
      expect(app.requests()).toEqual([]);
    });

    test("unlink what nobody declares", async () => {
      const old = await made();
      const host = await scene.startRun({ env: env() });
      await host.delete(old.id, old.outs);
      expect(app.linkedTo()).toBeUndefined();
    });
  });

  test("use no folder that others could write to", async () => {
    const runtime = mkdtempSync(join(scene.folder, "runtime-"));
    const home = mkdtempSync(join(scene.folder, "home-"));
    mkdirSync(join(runtime, ownName));
    chmodSync(join(runtime, ownName), 0o777);
    symlinkSync(scene.folder, join(home, ownName));
    const temporary = mkdtempSync(join(scene.folder, "temporary-"));
    const host = await scene.startRun({
      env: { XDG_RUNTIME_DIR: runtime, PULUMI_HOME: home, TMPDIR: temporary },
    });
    await create(host, args());
    const used = [runtime, home, temporary].map((place) => readdirSync(join(place, ownName)));
    expect(used[0]).toEqual([]);
    expect(used[2]).toHaveLength(1);
    expect(used[1]).not.toEqual(expect.arrayContaining(used[2] ?? []));
  });
});
