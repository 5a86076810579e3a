import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Engine } from "../../engine/engine";
import { engineCacheFolder } from "../../engine/engineCache";
import { findYamlHost } from "../../engine/findYamlHost";
import type { FindEngineOptions } from "../../engine/findEngine";
import { createFakePrograms } from "./fakePrograms";
import type { FakePrograms } from "./fakePrograms";

let programs: FakePrograms;
let engine: Engine;

beforeEach(async () => {
  programs = await createFakePrograms();
  engine = { folder: await programs.add("pulumi", "", "engine"), version: "3.9.9", origin: "path" };
});

afterEach(() => programs.remove());

const workingGo = `
  echo "go $1 in $PWD" >> "$LOG"
  /bin/sleep 0.3
  : > "$GOBIN/pulumi-language-yaml"`;

function find(options: FindEngineOptions = {}) {
  return findYamlHost(engine, { env: programs.env, onProgress: () => undefined, ...options });
}

test("a YAML host beside the engine is taken, as a release has it", async () => {
  await programs.add("pulumi-language-yaml", "");
  await programs.add("pulumi-language-yaml", "", "engine");
  expect(await find()).toEqual({ folder: engine.folder, origin: "engine" });
});

test("a YAML host on PATH is taken for an engine without one", async () => {
  await programs.add("pulumi-language-yaml", "");
  await programs.add("go", workingGo);
  expect(await find()).toEqual({ folder: programs.path, origin: "path" });
  expect(await programs.log()).toEqual([]);
});

test("otherwise it is built with Go, once for all who look at the same time, and kept", async () => {
  await programs.add("go", workingGo);
  const lines: string[] = [];
  const options = { onProgress: (line: string) => lines.push(line) };
  const [first, second] = await Promise.all([find(options), find()]);
  expect(first).toEqual(second);
  expect(first).toMatchObject({ origin: "built" });
  expect(dirname(first.folder)).toBe(engineCacheFolder(programs.env));
  expect(await programs.log()).toEqual([expect.stringMatching(/^go install in .*yaml-host$/)]);
  await programs.add("go", "exit 1");
  expect(await find()).toEqual(first);
  expect(lines).toContainEqual(expect.stringMatching(/YAML host/));
});

test("a build that is interrupted leaves nothing in the cache", async () => {
  await programs.add("go", "/bin/sleep 60");
  const controller = new AbortController();
  const onProgress = () => controller.abort(new Error("Interrupted."));
  await expect(find({ signal: controller.signal, onProgress })).rejects.toThrow("Interrupted.");
  expect(await readdir(engineCacheFolder(programs.env))).toEqual([]);
});

test("a build that makes something else is refused", async () => {
  await programs.add("go", ': > "$GOBIN/other"');
  await expect(find()).rejects.toThrow("Go built something else than a YAML host.");
  expect(await readdir(engineCacheFolder(programs.env))).toEqual([]);
});

test.each([
  ["Go is missing", undefined, "There is no go on PATH."],
  ["Go is too old", 'echo "go.mod requires go >= 1.25.11" >&2; exit 1', "requires go >= 1.25.11"],
])("when %s, the message says so and what to do", async (_, go, reason) => {
  if (go !== undefined) {
    await programs.add("go", go);
  }
  const failure = find();
  await expect(failure).rejects.toThrow(reason);
  await expect(failure).rejects.toThrow(/host for YAML programs .* or Go 1\.25\.11 or newer/);
});

test("PULUMI_AZURE_PARTNER_ENGINE=path allows no build", async () => {
  await programs.add("go", workingGo);
  const env = { ...programs.env, PULUMI_AZURE_PARTNER_ENGINE: "path" };
  await expect(find({ env })).rejects.toThrow(
    "There is no pulumi-language-yaml beside the engine or on PATH.",
  );
  expect(await programs.log()).toEqual([]);
});
