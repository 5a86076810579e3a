"use strict";

const { buildSync } = require("esbuild");

/*
 * Puts each of the two large entries into one file. Node takes about half a millisecond to find,
 * read and wrap a CommonJS file, and every run of a program waits for all of them.
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

buildSync({
  ...options,
  entryPoints: ["provider/index.ts"],
  outfile: "dist/provider/index.js",
});

buildSync({
  ...options,
  entryPoints: ["sdk/access/index.ts"],
  outfile: "dist/sdk/access/index.js",
  // The main entry has these too: a second copy of a class would break `instanceof`.
  external: [
    "../partnerAdminLink",
    "../identity",
    "../providerText",
    "../arguments",
    "../shapes",
    "../refusal",
  ],
});
