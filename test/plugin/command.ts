import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { pluginSchema } from "../schema/pluginSchema";

const root = resolve(__dirname, "../..");
const source = join(root, "provider/cmd/pulumi-resource-azure-partner");
const target = join(root, "dist/plugin");

/**
 * Puts the plugin into a folder that needs nothing but Node: one file of code, Azure's clients included,
 * its schema, the licences of what has gone into it, and the executables.
 */
async function buildPlugin(): Promise<void> {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(source, "index.ts")],
    outfile: join(target, "index.js"),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    minify: true,
    // What a failure is called is told to people.
    keepNames: true,
    // Only a user's own files are asked for by a name that is not known here.
    logLevel: "warning",
    metafile: true,
  });
  writeFileSync(join(target, "schema.json"), `${JSON.stringify(pluginSchema(), null, 2)}\n`);
  writeFileSync(join(target, "LICENSES.txt"), licences(Object.keys(metafile.inputs)));
  for (const name of ["pulumi-resource-azure-partner", "pulumi-resource-azure-partner.cmd"]) {
    copyFileSync(join(source, name), join(target, name));
    chmodSync(join(target, name), 0o755);
  }
}

/** The licence of each package that has gone into the file. */
function licences(inputs: string[]): string {
  const packages = inputs.flatMap(
    (path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? [],
  );
  return [...new Set(packages)]
    .sort()
    .map((folder) => {
      const name = folder.replace(/^.*node_modules\//, "");
      const file = readdirSync(join(root, folder)).find((one) => /^licen[cs]e/i.test(one));
      const { license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as {
        license?: string;
      };
      return `${name} (${license ?? "see below"})\n\n${file === undefined ? "" : readFileSync(join(root, folder, file), "utf8")}`;
    })
    .join("\n\n");
}

void buildPlugin();
