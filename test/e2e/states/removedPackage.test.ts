import { mkdir, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inOrder } from "../inOrder";
import { openScene, ours } from "../scene";
import type { Scene } from "../scene";

jest.setTimeout(120_000);

inOrder("a resource that is removed from the program together with the package", (then) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
    await scene.program(`new PartnerAdminLink("contoso", { partnerId: "${ours}" });`);
    await scene.up();
    await uninstall();
    await writeFile(join(scene.workspace.folder, "index.js"), "");
  });
  afterAll(() => scene.close());

  const modules = () => join(scene.workspace.folder, "node_modules");
  const before = () => join(scene.workspace.folder, "node_modules.before");
  const uninstall = async () => {
    await rename(modules(), before());
    await mkdir(join(modules(), "@pulumi"), { recursive: true });
    const pulumi = await realpath(join(before(), "@pulumi", "pulumi"));
    await symlink(pulumi, join(modules(), "@pulumi", "pulumi"));
  };
  const install = async () => {
    await rm(modules(), { recursive: true });
    await rename(before(), modules());
  };

  for (const verb of ["up", "refresh", "destroy"] as const) {
    then(`makes ${verb} fail, which names the missing package and loses nothing`, async () => {
      const { text, requests } = await scene.fails(verb);
      expect(text).toContain("Cannot find module 'pulumi-azure-partner/provider'");
      expect(requests).toEqual([]);
      expect(scene.linked()).toBe(ours);
      expect(await scene.recorded("contoso")).toMatchObject({ linkedPartnerId: ours });
    });
  }

  then("is removed and unlinked by the next up once the package is installed again", async () => {
    await install();
    const { text } = await scene.up();
    expect(text).toContain("1 deleted");
    expect(scene.history()).toEqual([`none -> ${ours}`, `${ours} -> none`]);
    expect(await scene.recordedLinks()).toEqual([]);
  });
});
