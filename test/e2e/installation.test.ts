import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version as azureNativeVersion } from "@pulumi/azure-native/package.json";
import { version } from "@pulumi/pulumi/package.json";
import { exports as published, name } from "../../package.json";
import { textOfDocument } from "../documents/documents";
import { readPrograms } from "../documents/programs";
import { runCommand } from "../engine/runCommand";
import { addPackages, packPackage, writeProject } from "../package/install";
import type { PackageManager } from "../package/install";
import { strictComplaints } from "../package/strictProject";
import { expectLinks, typeScriptProgram } from "./programForm";
import { openScene, ours } from "./scene";
import type { Scene } from "./scene";

jest.setTimeout(300_000);

const entries = Object.keys(published)
  .filter((entry) => !entry.endsWith(".json"))
  .map((entry) => entry.replace(/^\./, name));
const access = `${name}/access`;

const printed = readPrograms(textOfDocument("README.md")).flatMap(
  ({ program }) => program?.text ?? [],
);
const ofAccess = (text: string) => text.includes(access);
const resolutions = ["node16", "bundler"] as const;

describe.each<PackageManager>(["npm", "pnpm"])("what %s installs of the tarball", (manager) => {
  let root: string;
  let scene: Scene | undefined;
  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), "installation-")));
    await writeProject(root);
    const tarball = await packPackage(root);
    await addPackages(manager, root, [tarball, `@pulumi/pulumi@${version}`]);
  });
  afterEach(() => scene?.close());
  afterAll(() => rm(root, { recursive: true, force: true }));

  const installed = (...path: string[]) => existsSync(join(root, "node_modules", ...path));

  /** Loads an entry in a Node of its own. */
  const load = (how: "require" | "import", entry: string) => {
    const [type, program] =
      how === "require"
        ? ["commonjs", `require("${entry}");`]
        : ["module", `import * as entry from "${entry}";`];
    const args = [`--input-type=${type}`, "--eval", program];
    return runCommand(process.execPath, args, { cwd: root, timeoutSeconds: 60 });
  };

  test("is neither azure-native nor a compiler, nor tests and sources", () => {
    expect(installed(name, "dist", "sdk", "nodejs", "index.js")).toBe(true);
    expect(installed("@pulumi", "azure-native")).toBe(false);
    expect(installed("typescript")).toBe(false);
    expect(installed(name, "test")).toBe(false);
    expect(installed(name, "sdk")).toBe(false);
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
    const args = ["--eval", script];
    const { stdout } = await runCommand(process.execPath, args, { cwd: root, timeoutSeconds: 60 });
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
    scene = await openScene({
      installation: { root },
      files: { "index.ts": typeScriptProgram(ours), "tsconfig.json": "{}" },
    });
    await expectLinks(scene);
  });

  test.each(entries.filter((entry) => entry !== access))("loads %s either way", async (entry) => {
    expect(await load("require", entry)).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await load("import", entry)).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test.each(resolutions)(
    "lets README's first program compile, as strict as can be, by %s",
    async (by) => {
      const [program = ""] = printed.filter((text) => !ofAccess(text));
      expect(await strictComplaints(root, program, by)).toBe("");
    },
  );

  test.each(["require", "import"] as const)(
    "says to %s of access what to install, without Pulumi too",
    async (how) => {
      const { exitCode, stderr } = await load(how, access);
      expect(exitCode).not.toBe(0);
      expect(stderr).toContain("Run `npm install @pulumi/azure-native`.");
    },
  );

  test("tells a TypeScript program of access what to install", async () => {
    scene = await openScene({
      installation: { root },
      files: {
        "index.ts": `import { HeldRoles } from "${access}";\nexport const loaded = typeof HeldRoles;\n`,
        "tsconfig.json": "{}",
      },
    });
    const { text } = await scene.fails("preview");
    expect(text).toContain("Run `npm install @pulumi/azure-native`.");
    expect(text).not.toMatch(/^\s*at /m);
  });

  describe("with azure-native beside", () => {
    beforeAll(() => addPackages(manager, root, [`@pulumi/azure-native@${azureNativeVersion}`]));

    test("loads access either way", async () => {
      expect(await load("require", access)).toMatchObject({ exitCode: 0, stderr: "" });
      expect(await load("import", access)).toMatchObject({ exitCode: 0, stderr: "" });
    });

    test.each(resolutions)("lets README's program of access compile, by %s", async (by) => {
      const [program = ""] = printed.filter(ofAccess);
      expect(await strictComplaints(root, program, by)).toBe("");
    });
  });
});
