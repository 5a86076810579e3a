import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { engineVersion, languageHostVersion } from "../../engine/engine";

const engineFolder = join(__dirname, "..", "..", "engine");

test.each([
  ["cli", "github.com/pulumi/pulumi/pkg/v3", engineVersion],
  ["cli", "github.com/pulumi/pulumi/sdk/v3", engineVersion],
  ["language-host", "github.com/pulumi/pulumi/sdk/v3", languageHostVersion],
])(
  "the module %s pins %s to the version that its program announces",
  async (module, dependency, version) => {
    const text = await readFile(join(engineFolder, module, "go.mod"), "utf8");
    expect(text).toContain(`${dependency} v${version} //`);
  },
);
