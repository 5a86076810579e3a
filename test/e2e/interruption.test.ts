import { linkType, openScene, ours } from "./scene";
import { killAll } from "../engine/processes";
import type { FaultTarget, When } from "../../emulator";
import type { Principal, Scene } from "./scene";

jest.setTimeout(120_000);

const urn = (name: string) => `urn:pulumi:test::program::${linkType}::${name}`;
const link = (name: string, { declared }: Principal, options = "{}") => `
  new PartnerAdminLink("${name}", { partnerId: "${ours}", identity: ${declared} }, ${options});`;

describe("an up that is killed", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(() => scene.close());

  /** Kills the engine and all that it started at the moment a request reaches Azure. */
  const killedUp = async (on: FaultTarget, when: When, args: readonly string[] = []) => {
    const hold = scene.emulator.faults.inject({ on, fault: { type: "hold", when } });
    const running = scene.workspace.start(["up", "--yes", "--skip-preview", ...args]);
    await Promise.race([hold.held, running.finished]);
    expect(hold.struck).toHaveLength(1);
    running.kill();
    await running.finished;
    await killAll(() => scene.workspace.processes());
    hold.remove();
    // The lock of a killed run stays; this is how the CLI says to lift it.
    expect((await scene.pulumi(["cancel", "--yes"])).exitCode).toBe(0);
  };
  const recordedAs = async () =>
    (await scene.recordedLinks()).map((each) => ({
      name: each.urn.split("::").at(-1),
      id: each.id,
      pendingDeletion: "delete" in each,
    }));

  test.each(["before", "after"] as const)(
    "at its PUT (%s Azure carried it out) converges in the next up",
    async (when) => {
      const { objectId } = scene.principal;
      await scene.program(link("contoso", scene.principal));
      await killedUp({ kind: "link", method: "PUT", objectId }, when);
      expect(scene.linked()).toBe(when === "after" ? ours : undefined);
      expect(await scene.recordedLinks()).toEqual([]);

      await scene.up();
      expect(scene.history()).toEqual([`none -> ${ours}`]);
      expect(await scene.recorded("contoso")).toMatchObject({ linkedPartnerId: ours });
      expect((await scene.up()).text).toMatch(/2 unchanged/);
    },
  );

  test("between create and delete of a replaced identity deletes the old link in the next up", async () => {
    const other = scene.addPrincipal();
    await scene.program(link("contoso", scene.principal));
    await scene.up();
    await scene.program(link("contoso", other));
    const { objectId } = scene.principal;
    await killedUp({ kind: "link", method: "DELETE", objectId }, "before");
    expect(await recordedAs()).toEqual(
      expect.arrayContaining([
        { name: "contoso", id: other.id, pendingDeletion: false },
        { name: "contoso", id: scene.principal.id, pendingDeletion: true },
      ]),
    );

    await scene.up();
    expect(scene.linked()).toBeUndefined();
    expect(scene.history(other)).toEqual([`none -> ${ours}`]);
    expect(await recordedAs()).toEqual([{ name: "contoso", id: other.id, pendingDeletion: false }]);
  });

  test("between create and delete on one identity keeps the fresh link in the next up", async () => {
    const other = scene.addPrincipal();
    // The other one depends on the replaced one, so it is deleted before the replaced one's old self.
    await scene.program(
      `const first = ${link("contoso", scene.principal).trim()}` +
        link("other", other, "{ dependsOn: first }"),
    );
    await scene.up();
    await scene.program(link("contoso", scene.principal));
    const replace = ["--replace", urn("contoso")];
    await killedUp({ kind: "link", objectId: other.objectId }, "before", replace);
    expect(await recordedAs()).toEqual(
      expect.arrayContaining([
        { name: "contoso", id: scene.principal.id, pendingDeletion: false },
        { name: "contoso", id: scene.principal.id, pendingDeletion: true },
      ]),
    );

    const { text } = await scene.up();
    expect(text).toMatch(/Kept the link of object .*another resource of this program declares it/);
    expect(scene.history()).toEqual([`none -> ${ours}`]);
    expect(scene.linked(other)).toBeUndefined();
    expect(await recordedAs()).toEqual([
      { name: "contoso", id: scene.principal.id, pendingDeletion: false },
    ]);
  });
});
