import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { engineVersion } from "../../engine/engine";
import { engineCacheFolder } from "../../engine/engineCache";
import { findEngine } from "../../engine/findEngine";
import type { FindEngineOptions } from "../../engine/findEngine";
import { createFakePrograms } from "./fakePrograms";
import type { FakePrograms } from "./fakePrograms";

let programs: FakePrograms;

beforeEach(async () => {
  programs = await createFakePrograms();
});

afterEach(() => programs.remove());

const suitablePulumi = "echo v3.230.1";

/** As `go install tool` does: one program into $GOBIN, named for the module's tool. */
const workingGo = `
  echo "go $1 in $PWD" >> "$LOG"
  /bin/sleep 0.3
  case "$PWD" in
    */language-host) : > "$GOBIN/pulumi-language-nodejs" ;;
    *) : > "$GOBIN/pulumi" ;;
  esac`;

const refusedInstallation = `console.error("the download was refused"); process.exitCode = 1;`;

const workingInstallation = `
  const [version, root] = process.argv.slice(1);
  const fs = require("fs");
  fs.mkdirSync(root + "/bin");
  for (const name of ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]) {
    fs.writeFileSync(root + "/bin/" + name, version);
  }`;

function find(options: FindEngineOptions = {}) {
  return findEngine({
    env: programs.env,
    installScript: refusedInstallation,
    onProgress: () => undefined,
    ...options,
  });
}

describe("an engine on PATH", () => {
  test("is taken when it is new enough and has its language host", async () => {
    await programs.add("pulumi", suitablePulumi);
    await programs.add("pulumi-language-nodejs", "");
    expect(await find()).toEqual({ folder: programs.path, version: "3.230.1", origin: "path" });
  });

  test.each([
    ["is too old", "echo v3.215.9", /is 3\.215\.9, and >=3\.216\.0 <4 is needed/],
    ["is of another major version", "echo v4.0.0", /is 4\.0\.0, and/],
    ["says no version", "echo hello", /did not say a version \(exit code 0\)/],
    ["fails", "exit 3", /did not say a version \(exit code 3\)/],
  ])("is not taken when it %s", async (_, script, reason) => {
    await programs.add("pulumi", script);
    await programs.add("pulumi-language-nodejs", "");
    await expect(find()).rejects.toThrow(reason);
  });

  test("is not taken without its language host", async () => {
    await programs.add("pulumi", suitablePulumi);
    await expect(find()).rejects.toThrow(/has no pulumi-language-nodejs on PATH or beside it/);
  });

  test("is passed over for a suitable one further down", async () => {
    await programs.add("pulumi", "echo v3.1.0");
    const second = await programs.add("pulumi", suitablePulumi, "second");
    await programs.add("pulumi-language-nodejs", "", "second");
    const env = { ...programs.env, PATH: [programs.path, second].join(delimiter) };
    expect(await find({ env })).toMatchObject({ folder: second, origin: "path" });
  });
});

describe("without an engine on PATH", () => {
  test("the installer is used, and Go is not", async () => {
    await programs.add("go", workingGo);
    const engine = await find({ installScript: workingInstallation });
    expect(engine).toMatchObject({ version: engineVersion, origin: "installer" });
    expect((await readdir(engine.folder)).sort()).toEqual([
      "pulumi",
      "pulumi-language-nodejs",
      "pulumi-resource-pulumi-nodejs",
    ]);
    expect(await programs.log()).toEqual([]);
  });

  test("both modules are built with Go when the installer fails", async () => {
    await programs.add("go", workingGo);
    const engine = await find();
    expect(engine).toMatchObject({ version: engineVersion, origin: "built" });
    expect(dirname(engine.folder)).toBe(engineCacheFolder(programs.env));
    expect(await programs.log()).toEqual([
      expect.stringMatching(/^go install in .*language-host$/),
      expect.stringMatching(/^go install in .*cli$/),
    ]);
  });

  test("an installer that gets nothing is stopped and leaves nothing in the cache", async () => {
    await programs.add("go", workingGo);
    const hanging = `${workingInstallation}; setInterval(() => {}, 1000);`;
    const engine = await find({ installScript: hanging, stallSeconds: 0.5 });
    expect(engine.origin).toBe("built");
    const cache = engineCacheFolder(programs.env);
    const cached = await readdir(cache);
    expect(cached.map((name) => join(cache, name))).toEqual([engine.folder]);
  });

  test("an installer that gets something, however slowly, is waited for", async () => {
    const slow = `
      const fs = require("fs");
      const root = process.argv[2];
      let left = 8;
      const timer = setInterval(() => {
        fs.appendFileSync(root + "/download", "x");
        left -= 1;
        if (left === 0) {
          clearInterval(timer);
          ${workingInstallation}
        }
      }, 200);`;
    const engine = await find({ installScript: slow, stallSeconds: 1 });
    expect(engine.origin).toBe("installer");
  });

  test("a cached engine that has lost a file is replaced", async () => {
    await programs.add("go", workingGo);
    const { folder } = await find();
    await rm(join(folder, "pulumi"));
    expect(await find()).toMatchObject({ folder, origin: "built" });
    expect(await readdir(folder)).toContain("pulumi");
  });

  test("two searches at the same time build once", async () => {
    await programs.add("go", workingGo);
    const engines = await Promise.all([find(), find()]);
    expect(engines[0]).toEqual(engines[1]);
    expect(await programs.log()).toHaveLength(2);
  });

  test("a built engine is found again without the installer and without Go", async () => {
    await programs.add("go", workingGo);
    const built = await find();
    await programs.add("go", "exit 1");
    expect(await find({ installScript: workingInstallation })).toEqual(built);
  });

  test("a lock of a process that died holds nobody up", async () => {
    await programs.add("go", workingGo);
    const cache = engineCacheFolder(programs.env);
    await mkdir(cache, { recursive: true });
    await writeFile(join(cache, `v${engineVersion}.lock`), String(2 ** 22 + 1));
    expect(await find()).toMatchObject({ origin: "built" });
  });

  test("what takes long is announced", async () => {
    await programs.add("go", workingGo);
    const lines: string[] = [];
    await find({ onProgress: (line) => lines.push(line) });
    expect(lines).toEqual([
      `Downloading the Pulumi engine v${engineVersion} (once) ...`,
      `Building the Pulumi engine v${engineVersion} with Go (once, some minutes) ...`,
    ]);
  });

  test("an interrupted build stops the search", async () => {
    await programs.add("go", "/bin/sleep 60");
    const controller = new AbortController();
    const onProgress = (line: string) => {
      if (line.startsWith("Building")) {
        controller.abort(new Error("Interrupted."));
      }
    };
    await expect(find({ signal: controller.signal, onProgress })).rejects.toThrow("Interrupted.");
    expect(await readdir(engineCacheFolder(programs.env))).toEqual([]);
  });
});

describe("when nothing works", () => {
  test("the message says what was tried, why each failed, and what to do", async () => {
    await programs.add("go", `echo "go.mod requires go >= 1.25.11" >&2; exit 1`);
    const error: unknown = await find().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    const lines = (error as Error).message.split("\n");
    expect(lines).toEqual([
      "No Pulumi engine was found, and none could be installed or built.",
      "- PATH: There is no pulumi on PATH.",
      "- installer: It failed: the download was refused",
      expect.stringMatching(/^- build: go install failed in .*: go.mod requires go >= 1.25.11$/),
      expect.stringMatching(/^Install the Pulumi CLI .* or Go 1\.25\.11 or newer/),
    ]);
  });

  test("a missing Go is named", async () => {
    await expect(find()).rejects.toThrow("- build: There is no go on PATH.");
  });
});

describe("PULUMI_AZURE_PARTNER_ENGINE", () => {
  const findBy = (way: string) =>
    find({ env: { ...programs.env, PULUMI_AZURE_PARTNER_ENGINE: way } });

  test("build passes over an engine on PATH and the installer", async () => {
    await programs.add("pulumi", suitablePulumi);
    await programs.add("pulumi-language-nodejs", "");
    await programs.add("go", workingGo);
    expect(await findBy("build")).toMatchObject({ origin: "built" });
  });

  test("path allows neither the installer nor a build", async () => {
    await programs.add("go", workingGo);
    await expect(findBy("path")).rejects.toThrow(/There is no pulumi on PATH/);
    expect(await programs.log()).toEqual([]);
  });

  test("anything else is refused with the words that can be used", async () => {
    await expect(findBy("docker")).rejects.toThrow(
      'PULUMI_AZURE_PARTNER_ENGINE is "docker"; it can be path, installer, build or not set.',
    );
  });
});
