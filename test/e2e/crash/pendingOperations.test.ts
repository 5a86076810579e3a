import { openScene, ours, second } from "../scene";
import type { Scene } from "../scene";
import { interrupt, unlock } from "./interrupt";

jest.setTimeout(120_000);

describe("the pending operations that a killed engine leaves", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene();
    await declare(ours);
  });
  afterEach(() => scene.close());

  const declare = (partnerId: string) =>
    scene.program(`new PartnerAdminLink("contoso", { partnerId: "${partnerId}" });`);
  /** Azure has carried the write out, and nobody has heard of it. */
  const killedAfter = async (method: "PUT" | "PATCH") => {
    const hold = scene.emulator.faults.inject({
      on: { kind: "link", method },
      fault: { type: "hold", when: "after" },
    });
    await interrupt(scene, "up", "engine", [hold]);
    await unlock(scene);
  };
  const pending = async () =>
    ((await scene.workspace.stackExport()).deployment.pending_operations ?? []).map(
      ({ type }) => type,
    );

  test("are cleared by the refresh that the CLI names, after which up adopts the link", async () => {
    await killedAfter("PUT");
    expect(await pending()).toEqual(["creating"]);
    await scene.refresh(["--clear-pending-creates"]);
    expect(await pending()).toEqual([]);
    const { requests } = await scene.up();
    expect(requests).toEqual(["GET"]);
    expect(await scene.recorded("contoso")).toMatchObject({ linkedPartnerId: ours });
    expect(scene.history()).toEqual([`none -> ${ours}`]);
  });

  test("may be cleared after the up just as well: the link and its record stay", async () => {
    await killedAfter("PUT");
    const { text } = await scene.up();
    expect(text).toContain("interrupted while creating");
    await scene.refresh(["--clear-pending-creates"]);
    expect(await pending()).toEqual([]);
    expect(await scene.recorded("contoso")).toMatchObject({ linkedPartnerId: ours });
    expect((await scene.up()).text).not.toContain("interrupted");
    expect(scene.history()).toEqual([`none -> ${ours}`]);
  });

  test("of a change are cleared by a plain refresh, and the up that follows adopts what was moved", async () => {
    await scene.up();
    await declare(second);
    await killedAfter("PATCH");
    expect(await pending()).toEqual(["updating"]);
    await scene.refresh();
    expect(await pending()).toEqual([]);
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ partnerId: second, linkedPartnerId: ours },
    });
    const { requests } = await scene.up();
    expect(requests).toEqual(["GET"]);
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ partnerId: second, linkedPartnerId: second, origin: "adopted" },
    });
    expect(scene.history()).toEqual([`none -> ${ours}`, `${ours} -> ${second}`]);
  });
});
