import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  engineFolderName,
  isOwnFolder,
  makeOwnFolder,
  ownFolder,
  places,
} from "../../../../provider/claims/claimsFolder";

const user = process.getuid?.() ?? 0;

describe("the places for claims", () => {
  test("are the two variables and the temporary folder, in this order", () => {
    expect(places({ XDG_RUNTIME_DIR: "/run/me", PULUMI_HOME: "/home/me/.pulumi" })).toEqual([
      { name: "$XDG_RUNTIME_DIR", folder: "/run/me" },
      { name: "$PULUMI_HOME", folder: "/home/me/.pulumi" },
      { name: "the system's temporary folder", folder: tmpdir() },
    ]);
  });

  test("have a folder of this user's own each", () => {
    expect(ownFolder({ name: "any", folder: "/run/me" })).toBe(
      join("/run/me", `pulumi-azure-partner-${user}`),
    );
  });

  test.each([
    [undefined, "is not set"],
    ["", "is not set"],
    ["run", "is no absolute path"],
    ["./run", "is no absolute path"],
  ])("are not taken from %p", (folder, why) => {
    expect(() => ownFolder({ name: "any", folder })).toThrow(why);
  });
});

test.each([
  ["127.0.0.1", "127.0.0.1_40001"],
  ["::1", "__1_40001"],
  ["Localhost", "localhost_40001"],
  ["../../etc", ".._.._etc_40001"],
])("the engine at %s has the folder %s", (host, name) => {
  expect(engineFolderName({ host, port: 40001 })).toBe(name);
});

describe("our own folder", () => {
  let parent: string;
  let folder: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), "partner-folder-"));
    folder = join(parent, "own");
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  test("is made for this user alone, and taken again", () => {
    expect(isOwnFolder(folder)).toBe(false);
    makeOwnFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(() => makeOwnFolder(folder)).not.toThrow();
    expect(isOwnFolder(folder)).toBe(true);
  });

  test("is refused where others can read or write it", () => {
    for (const mode of [0o750, 0o701, 0o770, 0o777]) {
      mkdirSync(folder);
      chmodSync(folder, mode);
      expect(() => makeOwnFolder(folder)).toThrow(
        `is open to other users (mode ${mode.toString(8)})`,
      );
      expect(() => isOwnFolder(folder)).toThrow("is open to other users");
      rmSync(folder, { recursive: true });
    }
  });

  test("is refused where it is another user's", () => {
    makeOwnFolder(folder);
    expect(() => isOwnFolder(folder, user + 1)).toThrow("belongs to another user");
  });

  test("is refused where it is a link, wherever that leads", () => {
    const target = join(parent, "target");
    makeOwnFolder(target);
    symlinkSync(target, folder);
    expect(() => makeOwnFolder(folder)).toThrow("is no folder");
    rmSync(target, { recursive: true });
    expect(() => makeOwnFolder(folder)).toThrow("is no folder");
  });

  test("is refused where it is a file", () => {
    writeFileSync(folder, "");
    expect(() => makeOwnFolder(folder)).toThrow("is no folder");
  });

  test("is not made where the place itself is missing", () => {
    const lost = join(parent, "missing", "own");
    expect(() => makeOwnFolder(lost)).toThrow("ENOENT");
    expect(isOwnFolder(lost)).toBe(false);
  });
});
