import { killAll } from "../engine/processes";
import { waitUntil } from "./crash/waitUntil";
import { openScene, ours, second } from "./scene";
import type { Principal, Scene } from "./scene";

jest.setTimeout(180_000);

/** The state is then written once, when the run ends by itself. */
const env = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

const link = (name: string, { declared }: Principal, partnerId: string, more = "") => `
  new PartnerAdminLink("${name}", { partnerId: "${partnerId}", identity: ${declared}, ${more} });`;

describe("an up without checkpoints that is killed", () => {
  let scene: Scene;
  let principals: Principal[];
  beforeEach(async () => {
    scene = await openScene({ env });
    principals = [scene.principal, scene.addPrincipal(), scene.addPrincipal()];
  });
  afterEach(() => scene.close());

  const declare = (partnerId: string, more?: string) =>
    scene.program(
      principals.map((each, index) => link(`customer-${index}`, each, partnerId, more)).join(""),
    );
  const linked = () => principals.map((each) => scene.linked(each));
  const recorded = async (key: string) =>
    (await scene.recordedLinks()).map(({ outputs }) => outputs?.[key]);

  /** Kills the engine and all that it started when all links but the last one stand. */
  const killedUp = async (partnerId: string, method: "PUT" | "PATCH") => {
    const [last] = principals.slice(-1);
    const hold = scene.emulator.faults.inject({
      on: { kind: "link", method, objectId: last?.objectId },
      fault: { type: "hold", when: "before" },
    });
    const running = scene.workspace.start(["up", "--yes", "--skip-preview"]);
    await Promise.race([hold.held, running.finished]);
    await waitUntil(() => linked().filter((id) => id === partnerId).length === 2);
    running.kill();
    await running.finished;
    await killAll(() => scene.workspace.processes());
    hold.remove();
    // The lock of a killed run stays; this is how the CLI says to lift it.
    expect((await scene.pulumi(["cancel", "--yes"])).exitCode).toBe(0);
  };

  test("leaves links of which the state knows nothing, and the next up adopts them", async () => {
    await declare(ours);
    await killedUp(ours, "PUT");
    expect(linked()).toEqual([ours, ours, undefined]);
    expect(await scene.recordedLinks()).toEqual([]);

    const { requests } = await scene.up();
    expect(requests.filter((method) => method !== "GET")).toEqual(["PUT"]);
    expect((await recorded("origin")).sort()).toEqual(["adopted", "adopted", "created"]);
    for (const each of principals) {
      expect(scene.history(each)).toEqual([`none -> ${ours}`]);
    }
    await scene.preview(["--refresh", "--expect-no-changes"]);

    // Adopted links are not this stack's to remove.
    await scene.destroy();
    expect(linked()).toEqual([ours, ours, undefined]);
  });

  test("leaves links that a destroy removes where onDelete says so", async () => {
    await declare(ours, 'onDelete: "unlink"');
    await killedUp(ours, "PUT");
    await scene.up();
    await scene.destroy();
    expect(linked()).toEqual([undefined, undefined, undefined]);
  });

  test("leaves moved links that the next up of the same program adopts", async () => {
    await declare(ours);
    await scene.up();
    await declare(second);
    await killedUp(second, "PATCH");
    expect(linked()).toEqual([second, second, ours]);
    expect(await recorded("linkedPartnerId")).toEqual([ours, ours, ours]);

    await scene.up();
    expect(await recorded("linkedPartnerId")).toEqual([second, second, second]);
    expect((await recorded("origin")).sort()).toEqual(["adopted", "adopted", "created"]);
    // Nobody can tell whether it was the killed run that moved them.
    await scene.destroy();
    expect(linked()).toEqual([second, second, undefined]);
  });

  test("leaves moved links that a destroy and the former program take for somebody else's", async () => {
    await declare(ours);
    await scene.up();
    await declare(second);
    await killedUp(second, "PATCH");

    await declare(ours);
    const refused = await scene.fails("up", ["--refresh"]);
    expect(refused.text).toContain(`it is linked to partner ${second}`);
    expect(refused.text).toContain("the partner that this resource is recorded with");
    await scene.destroy();
    expect(linked()).toEqual([second, second, undefined]);
  });
});
