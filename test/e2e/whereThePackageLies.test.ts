import { cp, mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { engineEnvironment } from "../engine/engineEnvironment";
import { findEngine } from "../engine/findEngine";
import { runCommand } from "../engine/runCommand";
import { openScene, ours } from "./scene";
import type { Scene } from "./scene";

jest.setTimeout(180_000);

const repository = dirname(dirname(__dirname));
const stackLine = /^\s*at /m;

describe("a strict workspace that has the package through another one", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  /** As pnpm lays packages out: only what the project itself depends on is seen from its folder. */
  async function openWorkspace(main = ""): Promise<string> {
    const program = `
      exports.partner = new (require("internal").Link)("contoso", { partnerId: "${ours}" }).partnerId;
    `;
    scene = await openScene({
      files: {
        [`${main}index.js`]: program,
        ...(main && {
          "Pulumi.yaml": `name: program\nmain: ${main}\nruntime: { name: nodejs, options: { typescript: false } }\n`,
        }),
      },
    });
    const { folder } = scene.workspace;
    const modules = join(folder, "node_modules");
    const strict = join(modules, ".pnpm", "internal@1.0.0", "node_modules");
    await mkdir(join(strict, "internal"), { recursive: true });
    await writeFile(
      join(strict, "internal", "index.js"),
      `exports.Link = require("pulumi-azure-partner").PartnerAdminLink;\n`,
    );
    await rename(join(modules, "pulumi-azure-partner"), join(strict, "pulumi-azure-partner"));
    await symlink(join(strict, "internal"), join(modules, "internal"));
    return folder;
  }

  test("is told which dependency the project lacks, and where", async () => {
    const folder = await openWorkspace();
    const { text } = await scene.fails("preview");
    expect(text).toContain(`Pulumi looks for pulumi-azure-partner from ${folder}, and it is not`);
    expect(text).toContain(`pnpm add`);
    expect(text).not.toMatch(stackLine);
    expect(text).not.toContain("Cannot find module");
  });

  test.each(["", "infra/"])(
    "runs once the project depends on it, with `main: %s`",
    async (main) => {
      const folder = await openWorkspace(main);
      const modules = join(folder, "node_modules");
      const place = join(
        modules,
        ".pnpm",
        "internal@1.0.0",
        "node_modules",
        "pulumi-azure-partner",
      );
      await symlink(place, join(modules, "pulumi-azure-partner"));
      await scene.up();
      expect(scene.linked()).toBe(ours);
    },
  );
});

describe("an inline program of the Automation API", () => {
  let root: string;
  let folder: string;
  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), "inline-")));
    folder = join(root, "inline");
    await Promise.all(
      ["inline", "home", "temporary", "backend"].map((name) => mkdir(join(root, name))),
    );
    await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
    await writeFile(
      join(folder, "inline.js"),
      `
      const { LocalWorkspace } = require("@pulumi/pulumi/automation");
      const { PartnerAdminLink } = require("pulumi-azure-partner");
      const program = async () => void new PartnerAdminLink("contoso", { partnerId: "${ours}" });
      const stack = { stackName: "test", projectName: "inline", program };
      const settings = { name: "inline", runtime: "nodejs", main: process.argv[2] };
      const options = process.argv[2] ? { projectSettings: settings } : {};
      LocalWorkspace.createOrSelectStack(stack, options)
        .then((made) => made.preview({ color: "never", onOutput: console.log }))
        .catch((error) => {
          console.log(error.message);
          process.exitCode = 1;
        });
      `,
    );
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  async function preview(cwd: string, main: string[] = []) {
    const env = engineEnvironment(await findEngine(), {
      home: join(root, "home"),
      temporary: join(root, "temporary"),
      backend: join(root, "backend"),
      projectNodeModules: join(repository, "node_modules"),
    });
    const script = join(folder, "inline.js");
    return runCommand(process.execPath, [script, ...main], { cwd, env, timeoutSeconds: 100 });
  }

  test("runs where its folder holds the package, without a word", async () => {
    const { exitCode, stdout } = await preview(folder);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.not.stringMatching(/looks for pulumi-azure-partner/),
    });
  });

  test("started elsewhere is told where Pulumi looks and what to give, before what then fails", async () => {
    const { exitCode, stdout } = await preview(root);
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain(`from the folder that it is started in, ${root}, unless`);
    expect(stdout).toContain(
      "give the Automation API `projectSettings` whose `main` is such a folder",
    );
  });

  test("started elsewhere runs with the `main` that it is told to give", async () => {
    expect((await preview(root, [folder])).exitCode).toBe(0);
  });
});

test("Access without azure-native is told to install it", async () => {
  const scene = await openScene({
    files: { "index.js": `require("pulumi-azure-partner/access");\n` },
  });
  // What lies in this repository would find the repository's own azure-native.
  const modules = join(scene.workspace.folder, "node_modules");
  const dist = join(modules, "pulumi-azure-partner", "dist");
  await rm(dist);
  await cp(join(repository, "dist"), dist, { recursive: true });
  for (const name of ["uuid", "leven"]) {
    await symlink(join(repository, "node_modules", name), join(modules, name));
  }
  const { text } = await scene.fails("preview");
  expect(text).toContain("Run `npm install @pulumi/azure-native`.");
  expect(text).not.toMatch(stackLine);
  expect(text).not.toContain("Cannot find module");
  await scene.close();
});
