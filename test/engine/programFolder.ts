import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The text of files by their path below the program's folder. */
export type ProgramFiles = Readonly<Record<string, string>>;

/**
 * Writes a program with a node_modules folder of links. It becomes a project named "program" with
 * a package.json, unless it brings its own.
 */
export async function writeProgram(
  folder: string,
  files: ProgramFiles,
  nodeModules: Readonly<Record<string, string>> | string,
): Promise<void> {
  for (const [path, text] of Object.entries({ ...defaultFiles(files), ...files })) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await linkNodeModules(join(folder, "node_modules"), nodeModules);
}

function defaultFiles(files: ProgramFiles): ProgramFiles {
  // Plain JavaScript runs without the TypeScript compiler that the language host loads otherwise.
  const typescript = Object.keys(files).some((path) => path.endsWith(".ts"));
  return {
    "Pulumi.yaml": `name: program\nruntime: { name: nodejs, options: { typescript: ${typescript} } }\n`,
    "package.json": `{ "name": "program", "private": true }\n`,
  };
}

/** Either one link to a whole node_modules folder, or a folder of links to parts of packages. */
async function linkNodeModules(
  folder: string,
  target: Readonly<Record<string, string>> | string,
): Promise<void> {
  if (typeof target === "string") {
    await symlink(target, folder);
    return;
  }
  for (const [name, packageFolder] of Object.entries(target)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await symlink(packageFolder, path);
  }
}
