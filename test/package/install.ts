import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../engine/runCommand";

const repository = join(__dirname, "..", "..");

/** Packs the package as it would be published, from what is built, and gives the tarball's path. */
export async function packPackage(folder: string, signal?: AbortSignal): Promise<string> {
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const [packed] = JSON.parse(await npm(args, repository, signal)) as { filename: string }[];
  if (packed === undefined) {
    throw new Error("npm pack made no tarball.");
  }
  return join(folder, packed.filename);
}

/** Installs packages by npm into a new folder of their own, without running their scripts. */
export async function installPackages(
  folder: string,
  specs: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  await writeProject(folder);
  await addPackages("npm", folder, specs, signal);
}

/** Makes the folder of an empty project. */
export async function writeProject(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "name": "installation", "private": true }\n');
}

/** The package managers that the package is installed with. */
export type PackageManager = "npm" | "pnpm";

/** Installs packages into a project, beside what it has, without running their scripts. */
export async function addPackages(
  manager: PackageManager,
  folder: string,
  specs: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const quietly = ["--ignore-scripts", "--prefer-offline", "--fetch-retries=1"];
  await (manager === "npm"
    ? npm(["install", ...quietly, "--no-audit", "--no-fund", ...specs], folder, signal)
    : run("pnpm", [process.execPath, pnpm, "add", ...quietly, ...specs], folder, signal));
}

const pnpm = join(repository, "node_modules", "pnpm", "bin", "pnpm.cjs");

/** Installs a Node of this platform and gives its executable. */
export async function installNode(
  folder: string,
  version: string,
  signal?: AbortSignal,
): Promise<string> {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${platform}-${process.arch}`;
  await installPackages(folder, [`${name}@${version}`], signal);
  const file = process.platform === "win32" ? "node.exe" : "node";
  return join(folder, "node_modules", name, "bin", file);
}

/** The version of a package in an installation. */
export async function installedVersion(folder: string, name: string): Promise<string> {
  const text = await readFile(join(folder, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

function npm(args: readonly string[], cwd: string, signal?: AbortSignal): Promise<string> {
  return run("npm", ["npm", ...args], cwd, signal);
}

/** Runs a command of a package manager and gives what it printed. */
async function run(
  manager: PackageManager,
  [command = "", ...args]: readonly string[],
  cwd: string,
  signal?: AbortSignal,
): Promise<string> {
  const { exitCode, ended, stdout, stderr } = await runCommand(command, args, {
    cwd,
    env: process.env,
    timeoutSeconds: 300,
    signal,
  });
  signal?.throwIfAborted();
  if (exitCode === 0) {
    return stdout;
  }
  const reason = ended === "exited" ? `failed with exit code ${exitCode}` : `was ${ended}`;
  throw new Error(
    `${manager} ${reason}: ${firstErrors(stderr + stdout)}. ` +
      "These tests install packages from the npm registry: check the network and npm's settings.",
  );
}

/** They say first what went wrong, and then what one might try. */
function firstErrors(stderr: string): string {
  const errors = stderr.split("\n").filter((line) => /^npm err|ERR_PNPM/i.test(line));
  return errors
    .slice(0, 3)
    .map((line) => line.replace(/^npm err(or|!)\s*/i, "").trim())
    .join(" / ");
}
