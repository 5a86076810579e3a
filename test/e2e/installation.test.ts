import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { version } from "@pulumi/pulumi/package.json";
import { installPackages, packPackage } from "../package/install";
import { expectLinks, typeScriptProgram } from "./programForm";
import { openScene, ours } from "./scene";
import type { Scene } from "./scene";

jest.setTimeout(300_000);

describe("a plain installation of the tarball", () => {
  let root: string;
  let scene: Scene | undefined;
  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), "installation-")));
    await installPackages(root, [await packPackage(root), `@pulumi/pulumi@${version}`]);
  });
  afterEach(() => scene?.close());
  afterAll(() => rm(root, { recursive: true, force: true }));

  const installed = (...path: string[]) => existsSync(join(root, "node_modules", ...path));

  test("brings neither azure-native nor tests and sources along", () => {
    expect(installed("pulumi-azure-partner", "dist", "sdk", "index.js")).toBe(true);
    expect(installed("@pulumi", "azure-native")).toBe(false);
    expect(installed("pulumi-azure-partner", "test")).toBe(false);
    expect(installed("pulumi-azure-partner", "sdk")).toBe(false);
  });

  test("has an emulator of Azure that a test can start", async () => {
    const script = `
      const { startEmulator } = require("pulumi-azure-partner/emulator");
      startEmulator().then(async (azure) => {
        azure.createAzureCli({ upn: "ada@example.emulator", tenantId: azure.environment.ARM_TENANT_ID });
        console.log(Object.keys(azure.environment).join());
        await azure.stop();
      });
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], { cwd: root });
    expect(stdout).toContain("ARM_METADATA_HOSTNAME");
  });

  test("runs a program from up to destroy", async () => {
    scene = await openScene({ installation: { root } });
    await scene.program(`
      exports.partner = new PartnerAdminLink("contoso", { partnerId: "${ours}" }).partnerId;
    `);
    await expectLinks(scene);
  });

  test("runs a TypeScript program with the compiler that Pulumi brings along", async () => {
    expect(installed("typescript")).toBe(false);
    scene = await openScene({
      installation: { root },
      files: { "index.ts": typeScriptProgram(ours), "tsconfig.json": "{}" },
    });
    await expectLinks(scene);
  });
});
