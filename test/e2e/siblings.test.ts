import { linkType, openScene, ours } from "./scene";
import type { Principal, Scene } from "./scene";

jest.setTimeout(180_000);

/** An explicit provider of dynamic resources is a process of its own beside the default one. */
const provider = (name: string) =>
  `const ${name} = new pulumi.ProviderResource("pulumi-nodejs", "${name}", {});`;
const link = (name: string, { declared }: Principal, options = "{}") => `
  new PartnerAdminLink("${name}", { partnerId: "${ours}", identity: ${declared} }, ${options});`;

describe("one run that two provider processes serve", () => {
  let scene: Scene;
  let moved: Principal;
  let replaced: Principal;
  let removed: Principal;
  let stays: Principal;
  beforeAll(async () => {
    scene = await openScene();
    moved = scene.addPrincipal();
    replaced = scene.addPrincipal();
    removed = scene.addPrincipal();
    stays = scene.addPrincipal();
    await scene.program(
      provider("explicit") +
        link("moved-old", moved) +
        link("replaced", replaced) +
        link("replaced-twin", replaced, "{ provider: explicit }") +
        link("removed", removed) +
        link("stays", stays),
    );
    await scene.up(["--parallel", "1"]);
    await scene.program(
      provider("explicit") +
        link("moved-new", moved, "{ provider: explicit }") +
        link("replaced-twin", replaced, "{ provider: explicit }") +
        link("stays", stays),
    );
    await scene.up(["--replace", `urn:pulumi:test::program::${linkType}::replaced-twin`]);
  });
  afterAll(() => scene.close());

  test("is served by two processes", async () => {
    const { resources = [] } = (await scene.workspace.stackExport()).deployment;
    const providers = resources.filter(({ type }) => type === "pulumi:providers:pulumi-nodejs");
    expect(providers).toHaveLength(2);
  });

  test("never unlinks what is renamed and given another provider at once", () => {
    expect(scene.history(moved)).toEqual([`none -> ${ours}`]);
  });

  test("never unlinks what one process replaces while the other one drops its twin", () => {
    expect(scene.history(replaced)).toEqual([`none -> ${ours}`]);
  });

  test("unlinks what neither declares any more", () => {
    expect(scene.history(removed)).toEqual([`none -> ${ours}`, `${ours} -> none`]);
  });
});
