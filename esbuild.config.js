"use strict";

const { copyFile, readFile, readdir, writeFile } = require("node:fs/promises");
const { basename, dirname, join, resolve } = require("node:path");
const { build } = require("esbuild");
const { name, dependencies, peerDependencies } = require("./package.json");

/*
 * Puts each of the large entries into one file. Node takes about half a millisecond to find, read and
 * wrap a CommonJS file, and every run of a program waits for all of them.
 */
const options = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "es2022",
  // Dependencies stay what the user has installed, and are loaded when they were.
  packages: "external",
  sourcemap: true,
  sourcesContent: false,
  logLevel: "warning",
};

/** The main entry has these files too: a second copy of a class would break `instanceof`. */
const sharedWithMainEntry = {
  name: "shared with the main entry",
  setup({ onResolve }) {
    const mainEntry = resolve(__dirname, "sdk/nodejs");
    onResolve({ filter: /^\.{1,2}\// }, ({ path, importer, resolveDir }) => {
      const file = resolve(resolveDir, path);
      return importer !== "" && dirname(file) === mainEntry
        ? { path: `../${basename(file)}`, external: true }
        : undefined;
    });
  },
};

/** A second copy of the emulator would be as large as the first. */
const sharedWithEmulator = {
  name: "shared with the emulator",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/index$/ }, () => ({ path: "./index.js", external: true }));
  },
};

/** The command's parts are files of their own, loaded when they are asked for (command/parts.ts). */
const partsOfCommand = {
  name: "parts of the command",
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ path, importer }) =>
      importer === resolve(__dirname, "command/parts.ts") ? { path, external: true } : undefined,
    );
  },
};

/** `explain` tells what rules say of themselves and judges nothing, so it needs no role of the tables. */
const withoutRoles = {
  name: "without roles",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]azure[\\/]\w+Roles\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify({ ...JSON.parse(await readFile(path, "utf8")), roles: [] }),
      loader: "json",
    }));
  },
};

/** What else than our own code has gone into the files, with the licence that asks to be handed on. */
async function writeLicences(inputs, file) {
  const packages = new Set(
    inputs.flatMap((path) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []),
  );
  const texts = [...packages].sort().map(async (folder) => {
    const licence = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
    return `${folder.replace("node_modules/", "")}\n\n${await readFile(join(folder, licence), "utf8")}`;
  });
  await writeFile(file, (await Promise.all(texts)).join("\n\n"));
}

/** Gives the files that have gone into some parts of the command. */
async function bundleCommand(parts, ...plugins) {
  const { metafile } = await build({
    ...options,
    packages: "bundle",
    entryPoints: parts.map((part) => `command/${part}.ts`),
    outbase: "command",
    outdir: "dist/command",
    // What only the command needs has no need to be installed: a file of it starts sooner.
    external: [name, ...Object.keys({ ...dependencies, ...peerDependencies })],
    plugins: [partsOfCommand, ...plugins],
    // Its errors are sentences without a stack: nobody looks for a line of it.
    sourcemap: false,
    minify: true,
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

async function bundle() {
  await build({
    ...options,
    entryPoints: ["provider/index.ts"],
    outfile: "dist/provider/index.js",
  });
  await build({
    ...options,
    entryPoints: ["sdk/nodejs/access/index.ts"],
    outfile: "dist/sdk/nodejs/access/index.js",
    plugins: [sharedWithMainEntry],
  });
  await build({
    ...options,
    entryPoints: ["emulator/index.ts"],
    outfile: "dist/emulator/index.js",
  });
  const inputs = [
    ...(await bundleCommand([
      "index",
      "check",
      "prove/prove",
      "prove/readExpected",
      "report/reportAnswer",
      "signedIn",
    ])),
    ...(await bundleCommand(["explain/explain"], withoutRoles)),
  ];
  await writeLicences(inputs, "dist/command/LICENSES.txt");
  await build({
    ...options,
    entryPoints: ["emulator/command.ts"],
    outfile: "dist/emulator/command.js",
    plugins: [sharedWithEmulator],
  });
  await copyFile("emulator/az.cjs", "dist/emulator/az.cjs");
}

bundle().catch(() => {
  process.exitCode = 1;
});
