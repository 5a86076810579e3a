import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { circles, unlistedFolders, upward } from "./floors";
import { filesUnder, importsUnder, repository, textOf } from "./sourceFiles";
import type { Import } from "./sourceFiles";

const azure = importsUnder("azure");
const sdk = importsUnder("sdk");
const provider = importsUnder("provider");
const emulator = importsUnder("emulator");
const command = importsUnder("command");

const isWithin = (target: string, folder: string) =>
  target === folder || target.startsWith(`${folder}/`);
const isPackage = (target: string, scope: string) => target === scope || isWithin(target, scope);
/** As a person would look for it. */
const told = (imports: Import[]) =>
  imports.map(({ file, target, how }) => `${file} ${how} ${target}`);

test("the readers of this file see what is there", () => {
  expect(told(provider)).toEqual(
    expect.arrayContaining([
      "provider/dynamicResource.ts type @pulumi/pulumi",
      "provider/index.ts value provider/link/linkLifecycle",
      "provider/http/azureClients.ts lazy @azure/identity",
    ]),
  );
  expect(told(sdk)).toContain("sdk/nodejs/partnerAdminLink.ts value sdk/nodejs/providerText");
});

describe("Azure's words", () => {
  test("know nothing but themselves, so that both sides may have them", () => {
    expect(told(azure.filter(({ target }) => !isWithin(target, "azure")))).toEqual([]);
    expect(told(azure)).toContain("azure/scope.ts value azure/guid");
  });

  test("are functions, types and tables: no class, and nothing that changes while it runs", () => {
    const stateful = filesUnder("azure", ".ts").filter((file) =>
      /^(export )?(let|var|(abstract )?class)\b|\b(process|globalThis)\./m.test(textOf(file)),
    );
    expect(stateful).toEqual([]);
  });

  test("are written once: no other place has a GUID's form or a scope's of its own", () => {
    const others = ["sdk", "provider", "command"].flatMap((part) => filesUnder(part, ".ts"));
    const again = others.filter((file) =>
      /0-9a-f\]\{8\}|Microsoft\\\.Management|\/\^\\d\+\$\//i.test(textOf(file)),
    );
    // A version number, which is digits too.
    expect(again).toEqual(["provider/link/linkRecord.ts"]);
  });
});

describe("the program's side", () => {
  test("does not know the provider's", () => {
    expect(told(sdk.filter(({ target }) => isWithin(target, "provider")))).toEqual([]);
  });

  test("loads Pulumi and itself, and so neither HTTP nor credentials", () => {
    const others = sdk.filter(
      ({ target, how }) =>
        how !== "type" &&
        !["sdk", "azure"].some((folder) => isWithin(target, folder)) &&
        !isPackage(target, "@pulumi"),
    );
    // Without a way out: which program a callback belongs to, stable GUIDs, a table's text, the nearest
    // role name, and where a package lies.
    expect(told(others).sort()).toEqual([
      "sdk/nodejs/access/change/updateHook.ts value node:async_hooks",
      "sdk/nodejs/access/children/names.ts value uuid",
      "sdk/nodejs/access/facts/nearest.ts value leven",
      "sdk/nodejs/access/report/csvText.ts value papaparse",
      "sdk/nodejs/findProvider.ts value node:module",
      "sdk/nodejs/findProvider.ts value node:path",
    ]);
  });

  test("names azure-native by its submodules, and only for access", () => {
    const native = sdk.filter(({ target }) => isPackage(target, "@pulumi/azure-native"));
    expect(told(native.filter(({ target }) => target === "@pulumi/azure-native"))).toEqual([]);
    expect(told(native.filter(({ file }) => !isWithin(file, "sdk/nodejs/access")))).toEqual([]);
  });

  test("is the same without its access part", () => {
    const inward = sdk.filter(
      ({ file, target }) =>
        !isWithin(file, "sdk/nodejs/access") && isWithin(target, "sdk/nodejs/access"),
    );
    expect(told(inward)).toEqual([]);
  });

  test("keeps types apart from values, for the TypeScript that Pulumi brings along", () => {
    const mixed = filesUnder("sdk", ".ts").filter((file) =>
      /^(import|export) \{[^}]*\btype\s+\w/m.test(textOf(file)),
    );
    expect(mixed).toEqual([]);
  });
});

describe("the program's rooms", () => {
  const access = "sdk/nodejs/access";
  const order = "reading args facts credit rules verdict report change children".split(" ");
  const rooms = [
    "azure",
    "sdk/nodejs",
    ...order.map((room) => `${access}/${room}`),
    access,
    `${access}/index`,
  ];

  test("are all the folders there are", () => {
    expect(unlistedFolders(rooms, filesUnder("sdk/nodejs", ".ts"))).toEqual([]);
  });

  test("know of those beneath them only, types included", () => {
    expect(told(upward(rooms, [...sdk, ...importsUnder("azure")]))).toEqual([]);
    const climbing = [{ file: `${access}/args/x.ts`, target: `${access}/facts/y`, how: "type" }];
    expect(upward(rooms, climbing as Import[])).toEqual(climbing);
  });

  test("have no files that import each other, types included", () => {
    expect(circles(sdk)).toEqual([]);
  });

  test("have no two files of one name, nor a file of a room's name", () => {
    const files = filesUnder("sdk/nodejs", ".ts").map((file) => basename(file, ".ts"));
    const names = [...files.filter((name) => name !== "index"), ...order, "access"];
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

const plugin = "provider/cmd/pulumi-resource-azure-partner";
const core = provider.filter(({ file }) => !isWithin(file, plugin));

describe("the plugin", () => {
  test("is known to nobody", () => {
    const others = [...azure, ...sdk, ...core, ...emulator, ...command];
    expect(told(others.filter(({ target }) => isWithin(target, plugin)))).toEqual([]);
  });

  test("leaves asking Azure to the core, and dynamic providers to theirs", () => {
    const outward = provider.filter(
      ({ file, target, how }) =>
        isWithin(file, plugin) &&
        how !== "type" &&
        (isPackage(target, "@azure") || target === "provider/dynamicResource"),
    );
    expect(told(outward)).toEqual([]);
  });
});

describe("the provider's side", () => {
  test("does not know the program's", () => {
    expect(told(provider.filter(({ target }) => isWithin(target, "sdk")))).toEqual([]);
  });

  test("loads no table of roles", () => {
    const loads = (files: string[]): string[] => {
      const next = [...provider, ...azure]
        .filter(({ file, how }) => how !== "type" && files.includes(file.replace(/\.ts$/, "")))
        .map(({ target }) => target)
        .filter((target) => !files.includes(target));
      return next.length > 0 ? loads([...files, ...new Set(next)]) : files;
    };
    const loaded = loads(["provider/index"]).filter((file) => isWithin(file, "azure"));
    expect(loaded).toContain("azure/scope");
    expect(loaded.filter((file) => /roles$|\.json$/i.test(file))).toEqual([]);
  });

  test("runs without Pulumi", () => {
    const pulumi = core.filter(({ target }) => isPackage(target, "@pulumi"));
    expect(told(pulumi.filter(({ how }) => how !== "type"))).toEqual([]);
  });

  test("knows of dynamic providers in one file only", () => {
    const pulumi = core.filter(({ target }) => isPackage(target, "@pulumi"));
    expect(told(pulumi)).toEqual(["provider/dynamicResource.ts type @pulumi/pulumi"]);
    const shells = provider.filter(({ target }) => target === "provider/dynamicResource");
    expect(new Set(shells.map(({ file }) => file))).toEqual(new Set(["provider/index.ts"]));
  });

  test("loads Azure's clients in one place, when they are needed", () => {
    const azure = provider.filter(
      ({ target, how }) => isPackage(target, "@azure") && how !== "type",
    );
    expect(told(azure.filter(({ how }) => how !== "lazy"))).toEqual([]);
    expect(new Set(azure.map(({ file }) => file))).toEqual(
      new Set(["provider/http/azureClients.ts"]),
    );
  });
});

describe("the provider's rooms", () => {
  // What a lifecycle is, and what it works on: plain files that all but errors and HTTP may know.
  const plain = ["argumentTable", "ambient", "engineAddress", "properties", "lifecycle", "run"];
  const order = ["errors", "http", ...plain, "checks", "claims", "identity", "reading", "link"];
  const rooms = ["azure", ...order.map((room) => `provider/${room}`), "provider", plugin];

  test("are all the folders there are", () => {
    expect(unlistedFolders(rooms, filesUnder("provider", ".ts"))).toEqual([]);
  });

  test("know of those beneath them only, types included", () => {
    expect(told(upward(rooms, [...provider, ...importsUnder("azure")]))).toEqual([]);
  });

  test("of reading and of linking do not know each other", () => {
    const neighbours = provider.filter(
      ({ file, target }) => isWithin(file, "provider/link") && isWithin(target, "provider/reading"),
    );
    expect(told(neighbours)).toEqual([]);
  });

  test("have no file whose name stands for another thing elsewhere", () => {
    // The emulator plays the service that the link's file asks, under the service's own name.
    const shared = ["index.ts", "managementPartner.ts"];
    const parts = ["azure", "sdk", "provider", "emulator"];
    const names = parts.flatMap((part) => filesUnder(part, ".ts")).map((file) => basename(file));
    const twice = filesUnder("provider", ".ts")
      .map((file) => basename(file))
      .filter((name) => !shared.includes(name) && names.indexOf(name) !== names.lastIndexOf(name));
    expect(twice).toEqual([]);
  });
});

test("no files of the package import each other, types included", () => {
  expect(
    circles(["azure", "sdk", "provider", "command", "emulator"].flatMap(importsUnder)),
  ).toEqual([]);
});

describe("the emulator", () => {
  const others = ["azure", "command", "sdk", "provider", "examples", "test"];

  test("knows nothing of the package that it tests", () => {
    const outward = emulator.filter(({ target }) =>
      [...others, "pulumi-azure-partner"].some((one) => isWithin(target, one)),
    );
    expect(told(outward)).toEqual([]);
  });

  test("needs Node and what makes certificates, which the package depends on anyway", () => {
    const packages = emulator.filter(({ target }) => !/^(emulator\/|node:)/.test(target));
    expect(new Set(packages.map(({ target }) => target))).toEqual(new Set(["node-forge"]));
  });

  test("is known to nothing of the package, unless at the point of use", () => {
    const apart = ["emulator", "examples", "test", "node_modules", "dist"];
    const folders = readdirSync(repository, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^\./.test(entry.name))
      .map(({ name }) => name)
      .filter((name) => !apart.includes(name));
    expect(folders).toEqual(expect.arrayContaining(["azure", "provider", "sdk"]));
    const inward = folders
      .flatMap(importsUnder)
      .filter(({ target, how }) => isWithin(target, "emulator") && how === "value");
    expect(told(inward)).toEqual([]);
  });

  test("is used by its entry in its command, and by nothing else of its own", () => {
    const ofEntry = emulator.filter(
      ({ target, how }) => target === "emulator/index" && how !== "type",
    );
    expect(told(ofEntry)).toEqual(["emulator/command.ts value emulator/index"]);
  });

  test("is used by its entry in tests of other things; the inner parts that they need are these", () => {
    const inner = importsUnder("test").filter(
      ({ file, target }) =>
        isWithin(target, "emulator") &&
        target !== "emulator" &&
        !isWithin(file, "test/unit/emulator"),
    );
    // A cloud that lies, and a host that nobody should trust.
    const using = ["hosts.test", "impostor", "metadataServer"];
    expect(new Set(inner.map(({ file }) => file))).toEqual(
      new Set(using.map((name) => `test/faults/${name}.ts`)),
    );
    expect([...new Set(inner.map(({ target }) => target))].sort()).toEqual([
      "emulator/answer",
      "emulator/certificates",
      "emulator/exchange",
      "emulator/faults/faults",
      "emulator/latency",
      "emulator/requests",
      "emulator/route",
      "emulator/server",
    ]);
  });
});

describe("the command", () => {
  test("is known to nobody", () => {
    const others = [...azure, ...sdk, ...provider, ...emulator];
    expect(told(others.filter(({ target }) => isWithin(target, "command")))).toEqual([]);
  });

  test("leaves asking Azure to the provider, and runs without Pulumi", () => {
    const others = command.filter(
      ({ target, how }) =>
        how !== "type" && ["@azure", "@pulumi"].some((one) => isPackage(target, one)),
    );
    expect(told(others)).toEqual([]);
  });

  test("loads its parts in one place, when they are asked for", () => {
    const lazy = command.filter(({ how }) => how === "lazy");
    expect(told(lazy)).toEqual(
      expect.arrayContaining([
        "command/parts.ts lazy command/signedIn",
        "command/parts.ts lazy emulator/command",
      ]),
    );
    expect(new Set(lazy.map(({ file }) => file))).toEqual(new Set(["command/parts.ts"]));
    const early = command.filter(
      ({ target, how }) => how === "value" && lazy.some((part) => part.target === target),
    );
    expect(told(early)).toEqual([]);
  });

  test("starts without the provider and the rules", () => {
    const start = [
      "index",
      "program",
      "help",
      "parts",
      "answer",
      "ending",
      "identityOptions",
      "report/formats",
    ];
    const more = command.filter(
      ({ file, target, how }) =>
        how === "value" &&
        start.some((name) => file === `command/${name}.ts`) &&
        !isPackage(target, "commander") &&
        !isPackage(target, "picocolors") &&
        !target.startsWith("node:") &&
        !start.some((name) => target === `command/${name}`),
    );
    expect(told(more)).toEqual([]);
  });
});

test("what is loaded at run time is a declared dependency", () => {
  const manifest = JSON.parse(textOf("package.json")) as Record<string, Record<string, string>>;
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  // Of the command or the plugin alone: put into their files when they are built.
  const builtIn: Record<string, string[]> = {
    command: ["cli-table3", "commander", "picocolors"],
    [plugin]: ["@grpc/grpc-js", "google-protobuf"],
  };
  const undeclared = [...azure, ...sdk, ...provider, ...emulator, ...command].filter(
    ({ file, target, how }) =>
      how !== "type" &&
      !/^(azure|command|emulator|sdk|provider|node:)/.test(target) &&
      !Object.entries(builtIn).some(
        ([part, names]) => isWithin(file, part) && names.some((name) => isPackage(target, name)),
      ) &&
      !declared.some((name) => isPackage(target, name)),
  );
  expect(told(undeclared)).toEqual([]);
});

test("nothing that is shipped knows the tests, and no test knows a build", () => {
  const shipped = [
    ...azure,
    ...sdk,
    ...provider,
    ...emulator,
    ...command,
    ...importsUnder("examples"),
  ];
  expect(told(shipped.filter(({ target }) => isWithin(target, "test")))).toEqual([]);
  expect(told(importsUnder("test").filter(({ target }) => isWithin(target, "dist")))).toEqual([]);
});

test("an example knows the package by its name only", () => {
  const inside = importsUnder("examples").filter(({ target }) =>
    ["azure", "command", "sdk", "provider", "emulator"].some((folder) => isWithin(target, folder)),
  );
  expect(told(inside)).toEqual([]);
});

describe("no program of this repository has a partner id built in", () => {
  const programs = [
    "Pulumi.yaml",
    ...filesUnder("examples", ".ts", ".js", ".mjs", ".yaml", ".json"),
  ];
  // A world for the emulator has partners that were made up for it, and no program reads it.
  const noPrograms = ["package-lock.json", "world.json"];
  const read = programs.filter((file) => !noPrograms.some((name) => file.endsWith(name)));

  test.each(read)("%s", (file) => {
    const text = textOf(file)
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, "")
      // Nothing but zeros is nobody's id: it shows where one goes.
      .replace(/\b0+\b/g, "");
    // Shorter numbers are versions and the like; partner ids have six digits and more.
    expect(text).not.toMatch(/\d{5,}/);
    expect(text).not.toMatch(/partnerId["']?\s*[:=]\s*["'`]?\d/);
    // Nor as a default that a missing configuration falls back to.
    expect(text).not.toMatch(/get\(["']partnerId["']\)/);
  });

  test("and the one at the root asks for it", () => {
    expect(textOf("Pulumi.yaml")).toMatch(/^ {2}partnerId:\n {4}type: string\n(?! {4}default)/m);
    expect(textOf("Pulumi.yaml")).not.toContain("default:");
    expect(textOf("examples/partner-admin-link/index.ts")).toContain('config.require("partnerId")');
  });
});

test.each(["DESIGN.md", "CONTRIBUTING.md"])("every path that %s names is there", (paper) => {
  const named = textOf(paper).match(
    /(?<=`)(azure|command|docs|sdk|provider|emulator|examples|test)\/[\w./-]+(?=`)/g,
  );
  const missing = named?.filter((path) => !existsSync(join(repository, path)));
  expect(missing).toEqual([]);
});

test("the top level of the repository shows its parts and nothing else", () => {
  const parts = ["azure", "command", "sdk", "provider", "emulator", "examples", "docs", "test"];
  const papers = ["README", "DESIGN", "CHANGELOG", "CONTRIBUTING", "SECURITY", "RULES"];
  const allowed = new Set([
    ...parts,
    ...papers.map((paper) => `${paper}.md`),
    "LICENSE",
    "Pulumi.yaml",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "jest.config.js",
    "eslint.config.js",
    "esbuild.config.js",
    "knip.jsonc",
    // Made by npm and by the build, and ignored by git.
    "node_modules",
    "dist",
  ]);
  const others = readdirSync(repository).filter(
    (name) => !name.startsWith(".") && !name.endsWith(".tgz") && !allowed.has(name),
  );
  expect(others).toEqual([]);
});
