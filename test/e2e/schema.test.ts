import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineCommand } from "../engine/engine";
import { engineEnvironment } from "../engine/engineEnvironment";
import { findEngine } from "../engine/findEngine";
import { runCommand } from "../engine/runCommand";

const repository = join(__dirname, "../..");
const schemaFile = join(repository, "sdk/schema.json");

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "schema-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function check(file: string) {
  const engine = await findEngine();
  const projectNodeModules = join(repository, "node_modules");
  const env = engineEnvironment(engine, {
    ...{ home: root, temporary: root, backend: root },
    projectNodeModules,
  });
  return runCommand(engineCommand(engine), ["schema", "check", file], { env, timeoutSeconds: 60 });
}

test("Pulumi accepts the schema, without a warning", async () => {
  expect(await check(schemaFile)).toEqual({
    ended: "exited",
    exitCode: 0,
    stdout: "",
    stderr: "",
  });
});

test("Pulumi refuses one that refers to what is not there", async () => {
  const text = JSON.stringify(await import("../../sdk/schema.json"));
  const file = join(root, "schema.json");
  await writeFile(
    file,
    text.replace(/"azure-partner:index:Identity":/, '"azure-partner:index:X":'),
  );
  const { exitCode, stderr } = await check(file);
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain("azure-partner:index:Identity");
});
