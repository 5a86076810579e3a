import { access, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Engine } from "../../engine/engine";
import { writeProgram } from "../../engine/programFolder";
import { openWorkspace } from "../../engine/workspace";
import type { Workspace } from "../../engine/workspace";
import { createFakePrograms } from "./fakePrograms";
import type { FakePrograms } from "./fakePrograms";

const repository = dirname(dirname(dirname(__dirname)));

let programs: FakePrograms;
let workspace: Workspace | undefined;

beforeEach(async () => {
  programs = await createFakePrograms();
});

afterEach(async () => {
  await workspace?.close();
  workspace = undefined;
  await programs.remove();
});

async function engineOf(script: string): Promise<Engine> {
  const folder = await programs.add("pulumi", script);
  return { folder, version: "3.259.0", origin: "built" };
}

const echoArguments = `echo "$@"`;

test("a written program finds the package under test and its own @pulumi/pulumi", async () => {
  const engine = await engineOf(echoArguments);
  workspace = await openWorkspace({ engine, program: { files: { "index.js": "" } } });
  const resolve = createRequire(join(workspace.folder, "index.js")).resolve;
  const packageFile = await readFile(resolve("pulumi-azure-partner/package.json"), "utf8");
  expect(JSON.parse(packageFile)).toMatchObject({ name: "pulumi-azure-partner" });
  expect(dirname(resolve("@pulumi/pulumi"))).toBe(
    join(repository, "node_modules", "@pulumi", "pulumi"),
  );
});

test("a written program finds the packages of the installation that it is given", async () => {
  const engine = await engineOf(echoArguments);
  const root = await mkdtemp(join(tmpdir(), "installation-"));
  const script = "node_modules/@pulumi/pulumi/dist/pulumi-resource-pulumi-nodejs";
  await writeProgram(root, { [script]: "", "node_modules/marker/index.js": "" }, {});
  try {
    workspace = await openWorkspace({ engine, program: { files: {} }, installation: { root } });
    const resolve = createRequire(join(workspace.folder, "index.js")).resolve;
    expect(resolve("marker")).toBe(join(root, "node_modules", "marker", "index.js"));
  } finally {
    await rm(root, { recursive: true });
  }
});

test("only commands that know it get the configuration file, which lies outside the project", async () => {
  const engine = await engineOf(echoArguments);
  workspace = await openWorkspace({ engine, program: { files: {} }, stack: "dev" });
  const file = join(workspace.root, "stack", "Pulumi.dev.yaml");
  const { stdout } = await workspace.up(["--refresh"]);
  expect(stdout.trim()).toBe(
    `up --yes --skip-preview --refresh --config-file ${file} --non-interactive --color never`,
  );
  expect((await workspace.pulumi(["stack", "ls"])).stdout).not.toContain("--config-file");
});

test("an existing project is used as it stands, and nothing is written into it", async () => {
  const engine = await engineOf(`: > Pulumi.test.yaml; pwd`);
  const project = await mkdtemp(join(tmpdir(), "project-"));
  await writeFile(join(project, "Pulumi.yaml"), "name: existing\nruntime: nodejs\n");
  try {
    workspace = await openWorkspace({ engine, program: { project } });
    expect(await readdir(project)).toEqual(["Pulumi.yaml"]);
    const copy = await readFile(join(workspace.root, "stack", "Pulumi.yaml"), "utf8");
    expect(copy).toContain("name: existing");
    expect((await workspace.pulumi(["about"])).stdout.trim()).toBe(project);
  } finally {
    await rm(project, { recursive: true });
  }
});

test("what a run is given comes before what the workspace is given", async () => {
  const engine = await engineOf(`echo "$ARM_TENANT_ID $ARM_CLIENT_ID $PULUMI_STACK"`);
  const env = { ARM_TENANT_ID: "one", ARM_CLIENT_ID: "one" };
  workspace = await openWorkspace({ engine, program: { files: {} }, env });
  const { stdout } = await workspace.preview([], { env: { ARM_CLIENT_ID: "two" } });
  expect(stdout).toBe("one two test\n");
});

test("closing removes everything that was written", async () => {
  const engine = await engineOf(echoArguments);
  const { root, close } = await openWorkspace({ engine, program: { files: {} } });
  await access(root);
  await close();
  await expect(access(root)).rejects.toThrow("ENOENT");
});

test("a workspace that cannot be opened leaves nothing behind", async () => {
  const engine = await engineOf(`echo "$HOME" >> "${programs.path}/home"; exit 1`);
  await expect(openWorkspace({ engine, program: { files: {} } })).rejects.toThrow(
    /pulumi stack init test .*failed with exit code 1/,
  );
  const home = (await readFile(join(programs.path, "home"), "utf8")).trim();
  await expect(access(dirname(home))).rejects.toThrow("ENOENT");
});
