import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

const root = join(__dirname, "../..");
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), "utf8"));

interface LockedPackage {
  dev?: boolean;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
}

/** The files that a fresh Node has loaded after one entry of the package. */
function loadedBy(entry: string): string[] {
  const script = `require("${entry}"); console.log(JSON.stringify(Object.keys(require.cache)))`;
  const told = execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" });
  return JSON.parse(told) as string[];
}

/** The packages whose types a built entry needs, through all files that it names. */
function typePackagesOf(entry: string, seen = new Set<string>()): string[] {
  const file = `${entry}.d.ts`;
  if (seen.has(file)) {
    return [];
  }
  seen.add(file);
  const text = readFileSync(join(root, file), "utf8");
  const named = [...text.matchAll(/(?:from |import\()"([^"]+)"/g)].map(([, name = ""]) => name);
  return named.flatMap((name) =>
    name.startsWith(".") ? typePackagesOf(join(dirname(file), name), seen) : [name],
  );
}

describe("the published package", () => {
  const packed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ files, size, unpackedSize }] = JSON.parse(packed) as [
    { files: { path: string }[]; size: number; unpackedSize: number },
  ];
  const paths = files.map(({ path }) => path);
  const under = (folder: string) =>
    paths.filter((path) => path.startsWith(`dist/${folder}/`) && path.endsWith(".js"));

  test("holds what was built, the licence, the changelog, the README and the rules, and nothing else", () => {
    const built = /^dist\/(azure|emulator|sdk|provider)\/[\w/]+\.(js|d\.ts|js\.map|json)$/;
    expect(paths.filter((path) => !built.test(path)).sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "RULES.md",
      "dist/command/LICENSES.txt",
      "dist/command/check.js",
      "dist/command/explain/explain.js",
      "dist/command/index.js",
      "dist/command/prove/prove.js",
      "dist/command/prove/readExpected.js",
      "dist/command/report/reportAnswer.js",
      "dist/command/signedIn.js",
      // What stands in for the Azure CLI is copied to a folder of its own, and run there.
      "dist/emulator/az.cjs",
      "package.json",
    ]);
    const sides = ["sdk/nodejs/index", "sdk/nodejs/access/index", "provider/index"];
    for (const entry of [...sides, "emulator/index", "emulator/command"]) {
      expect(paths).toContain(`dist/${entry}.js`);
      expect(paths).toContain(`dist/${entry}.d.ts`);
    }
  });

  test("is one file for the provider and one for access, and no second copy of what they share", () => {
    expect(under("provider")).toEqual(["dist/provider/index.js"]);
    expect(under("sdk/nodejs/access")).toEqual(["dist/sdk/nodejs/access/index.js"]);

    const loaded = loadedBy("pulumi-azure-partner/access");
    expect(loaded).toContain(join(root, "dist/sdk/nodejs/partnerAdminLink.js"));
    expect(loaded).toContain(join(root, "dist/sdk/nodejs/identity.js"));
  });

  test("loads no client of Azure with the provider, before a link is asked for", () => {
    const packages = loadedBy("pulumi-azure-partner/provider").filter((file) =>
      file.includes("node_modules"),
    );
    expect(packages.filter((file) => /@azure|@pulumi|node-forge/.test(file))).toEqual([]);
  });

  describe("has an emulator that", () => {
    const own = paths.filter((path) => path.startsWith("dist/emulator/"));
    const packed = gzipSync(Buffer.concat(own.map((path) => readFileSync(join(root, path)))));

    test(`takes ${Math.round(packed.length / 1000)} kB packed, of the 150 that it may`, () => {
      expect(packed.length).toBeGreaterThan(10_000);
      expect(packed.length).toBeLessThan(150_000);
    });

    test("is one file and its command, and no second copy in the command", () => {
      expect(under("emulator").sort()).toEqual([
        "dist/emulator/command.js",
        "dist/emulator/index.js",
      ]);
      const command = readFileSync(join(root, "dist/emulator/command.js"), "utf8");
      expect(command).toContain('require("./index.js")');
      expect(command).not.toContain("ManagementPartnerNotFound");
    });

    test("nothing else of the package loads", () => {
      for (const entry of ["", "/access", "/provider"]) {
        const loaded = loadedBy(`pulumi-azure-partner${entry}`);
        expect(loaded.length).toBeGreaterThan(0);
        expect(loaded.filter((file) => file.startsWith(join(root, "dist/emulator")))).toEqual([]);
      }
    });

    test("loads nothing but itself and what makes certificates", () => {
      const others = loadedBy("pulumi-azure-partner/emulator").filter(
        (file) => !file.includes("/node_modules/node-forge/"),
      );
      expect(others).toEqual([join(root, "dist/emulator/index.js")]);
    });

    test("has types that need no package but Node's", () => {
      expect(new Set(typePackagesOf("dist/emulator/index"))).toEqual(new Set(["node:http"]));
    });
  });

  test("holds every part that the command loads when it is asked for", () => {
    const loads = /require\("(\.{1,2}\/[^"]+)"\)/g;
    const parts = [...readFileSync(join(root, "command/parts.ts"), "utf8").matchAll(loads)];
    expect(parts.length).toBeGreaterThan(3);
    expect(paths).toEqual(
      expect.arrayContaining(parts.map(([, part = ""]) => `${join("dist/command", part)}.js`)),
    );
  });

  test("hands on the licences of what is built into the command", () => {
    const licences = readFileSync(join(root, "dist/command/LICENSES.txt"), "utf8");
    const names = licences.match(/^(?:@[\w-]+\/)?[\w-]+$/gm) ?? [];
    expect(names).toEqual(expect.arrayContaining(["cli-table3", "commander", "picocolors"]));
    expect(licences.match(/Permission (is hereby granted|to use)/g)).toHaveLength(names.length);
  });

  test("shows no path of the machine that built it", () => {
    const home = new RegExp(`${root}|/home/|/Users/|file://`);
    const shown = paths.filter(
      (path) => path.startsWith("dist/") && home.test(readFileSync(join(root, path), "utf8")),
    );
    expect(paths.length).toBeGreaterThan(50);
    expect(shown).toEqual([]);
  });

  test("stays below 600 kB packed and 2.4 MB unpacked", () => {
    expect(size).toBeGreaterThan(100_000);
    expect(size).toBeLessThan(600_000);
    expect(unpackedSize).toBeLessThan(2_400_000);
  });

  test("has no script that npm runs when a package is installed or prepared", () => {
    const { scripts } = json("package.json") as { scripts: Record<string, string> };
    const atInstall = /^((pre|post)?(install|prepare)|prepublish)$/;
    expect(Object.keys(scripts).filter((name) => atInstall.test(name))).toEqual([]);
    // What is packed or published is built first all the same.
    expect(scripts["prepack"]).toBe("npm run build");
    expect(scripts["prepublishOnly"]).toBe("npm run release:check");
  });

  // With `pulumi: { resource: true }` every program that has the package would download a plugin for it.
  test("does not tell Pulumi that it is the SDK of a plugin", () => {
    expect(json("package.json")).not.toHaveProperty("pulumi");
  });

  test("would be published as it is, and npm has nothing to correct", () => {
    const nowhere = ["--registry=http://127.0.0.1:9/", "--fetch-retries=0"];
    const { status, stdout, stderr } = spawnSync(
      "npm",
      ["publish", "--dry-run", "--ignore-scripts", ...nowhere],
      { cwd: root, encoding: "utf8" },
    );
    expect(`${stderr}${stdout}`).toMatch(/^\+ pulumi-azure-partner@\d/m);
    expect(stderr).not.toMatch(/auto-corrected|npm error/);
    expect(status).toBe(0);
  });
});

describe("the lockfile", () => {
  const { packages } = json("package-lock.json") as { packages: Record<string, LockedPackage> };
  const locked = Object.entries(packages).filter(([path]) => path.startsWith("node_modules/"));

  test("names each package by its content, and no address to get it from", () => {
    expect(locked.length).toBeGreaterThan(100);
    for (const [path, { resolved, integrity, link }] of locked) {
      expect([path, link === true || integrity?.startsWith("sha512-")]).toEqual([path, true]);
      expect([path, resolved === undefined || link === true]).toEqual([path, true]);
    }
  });

  test("holds no package for run time that runs a script when it is installed", () => {
    const peers = /^node_modules\/(@pulumi\/|protobufjs$)/;
    const scripted = locked
      .filter(([, { dev, hasInstallScript }]) => dev !== true && hasInstallScript === true)
      .map(([path]) => path);
    expect(scripted.filter((path) => !peers.test(path))).toEqual([]);
  });
});

describe("the workflows", () => {
  test.each(["ci", "publish"])(
    "%s uses actions by commit, and may write nothing but a statement and the release's archives",
    (name) => {
      const text = readFileSync(join(root, `.github/workflows/${name}.yml`), "utf8");
      const uses = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
      expect(uses.length).toBeGreaterThan(1);
      for (const action of uses) {
        expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      }
      const written = [...text.matchAll(/(\S+): write/g)].map(([, permission]) => permission);
      expect(written).toEqual(name === "publish" ? ["id-token", "contents"] : []);
      expect(text).not.toContain("secrets.");
    },
  );
});
