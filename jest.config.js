"use strict";

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  rootDir: __dirname,
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  reporters: ["default", "<rootDir>/test/reporters/noSkips.js"],
  // Real processes and a real engine on possibly two cores: generous, because it bounds only hangs.
  testTimeout: 120_000,
  maxWorkers: 2,
  modulePathIgnorePatterns: ["<rootDir>/dist"],
};
