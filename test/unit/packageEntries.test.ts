import { execFile } from "node:child_process";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { exports as published, name } from "../../package.json";
import { packPackage } from "../package/install";
import { repository } from "./sourceFiles";

/** What a Node of its own prints, as JSON. */
async function told(...args: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: repository });
  return JSON.parse(stdout);
}

describe("the packed package", () => {
  let folder: string;
  let checked: { publint: string[]; types: unknown[]; entries: string[] };
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "packed-")));
    const checkers = join(repository, "test", "package", "checkers.mjs");
    checked = (await told(checkers, await packPackage(folder))) as typeof checked;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("is found without fault by publint, and needs no suggestion", () => {
    expect(checked.publint).toEqual([]);
  });

  test("has types that every kind of module resolution finds, and that fit what is loaded", () => {
    expect(checked.entries).toEqual(Object.keys(published));
    expect(checked.types).toEqual([]);
  });
});

const entries = Object.keys(published)
  .filter((entry) => !entry.endsWith(".json"))
  .map((entry) => entry.replace(/^\./, name));

test.each(entries)(
  "%s gives an ECMAScript module the names that it gives require",
  async (entry) => {
    const [required, imported] = (await Promise.all([
      told("-p", `JSON.stringify(Object.keys(require("${entry}")))`),
      told(
        "--input-type=module",
        "--eval",
        `import * as entry from "${entry}"; console.log(JSON.stringify(Object.keys(entry)));`,
      ),
    ])) as [string[], string[]];
    expect(required.length).toBeGreaterThan(0);
    expect(
      imported.filter((one) => !["default", "module.exports", "__esModule"].includes(one)),
    ).toEqual([...required].sort());
  },
);
