import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { engineVersion, languageHostVersion, yamlHostVersion } from "../../engine/engine";

const engineFolder = join(__dirname, "..", "..", "engine");

test.each([
  ["cli", "github.com/pulumi/pulumi/pkg/v3", engineVersion],
  ["cli", "github.com/pulumi/pulumi/sdk/v3", engineVersion],
  ["language-host", "github.com/pulumi/pulumi/sdk/v3", languageHostVersion],
  ["yaml-host", "github.com/pulumi/pulumi-yaml", yamlHostVersion],
])(
  "the module %s pins %s to the version that its program announces",
  async (module, dependency, version) => {
    const text = await readFile(join(engineFolder, module, "go.mod"), "utf8");
    expect(text).toContain(`${dependency} v${version} //`);
  },
);

test("the YAML host has the CLI's versions of what both are made of, so that Go compiles it once", async () => {
  const requirements = async (module: string) => {
    const text = await readFile(join(engineFolder, module, "go.mod"), "utf8");
    return new Map(
      [...text.matchAll(/^\t(\S+) (v\S+)/gm)].map(([, path = "", version]) => [path, version]),
    );
  };
  const cli = await requirements("cli");
  const both = [...(await requirements("yaml-host"))].filter(([path]) => cli.has(path));
  expect(both.length).toBeGreaterThan(80);
  const different = both.filter(([path, version]) => cli.get(path) !== version);
  // Pulumi's own: what this host was written for.
  expect(different.map(([path]) => path)).toEqual([
    "github.com/pulumi/pulumi/pkg/v3",
    "github.com/pulumi/pulumi/sdk/v3",
  ]);
});
