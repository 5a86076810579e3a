"use strict";

const tseslint = require("typescript-eslint");

module.exports = tseslint.config(
  { ignores: ["dist/**", "**/node_modules/**", "coverage/**"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts"],
    rules: {
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "separate-type-imports" },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "no-console": "off",
    },
  },
  {
    files: ["azure/**/*.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(?!\\./[^/]+$)",
              message:
                "Azure's words are loaded by both sides, so they know nothing but themselves.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["provider/**/*.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["@pulumi/*", "@azure/*", "node-forge"],
              allowTypeImports: true,
              message:
                "The provider loads Azure's clients lazily (await import) and never loads Pulumi.",
            },
            { group: ["**/sdk/**"], message: "The provider does not know the program's side." },
            {
              group: ["**/azure/roles", "**/azure/*.json"],
              allowTypeImports: true,
              message: "The provider has no use for the tables of roles, and would load them.",
            },
          ],
        },
      ],
    },
  },
  {
    // The plugin has all it needs in its one file, and speaks Pulumi's protocol.
    files: ["provider/cmd/**/*.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["@azure/*"], message: "The shared core asks Azure." },
            { group: ["**/sdk/**"], message: "The provider does not know the program's side." },
          ],
        },
      ],
    },
  },
  {
    files: ["sdk/**/*.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "@pulumi/azure-native",
              message: "Import its submodules: the root costs seconds.",
            },
          ],
          patterns: [
            {
              group: ["**/provider/**", "@azure/*"],
              message: "A program holds no HTTP and no credentials.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["command/**/*.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["@pulumi/*", "@azure/*"],
              message: "The provider asks Azure, and a terminal has no Pulumi.",
            },
            { group: ["**/test/**"], message: "What is shipped does not know the tests." },
          ],
        },
      ],
    },
  },
  { files: ["**/*.js", "**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
