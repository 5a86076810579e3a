"use strict";

const { copyFile } = require("node:fs/promises");
const { basename, dirname, resolve } = require("node:path");
const { build } = require("esbuild");

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
