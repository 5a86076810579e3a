import { mkdir, mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { version as azureNativeVersion } from "@pulumi/azure-native/package.json";
import { version as pulumiVersion } from "@pulumi/pulumi/package.json";
import { version as typescriptVersion } from "typescript/package.json";
import { engineEnvironment } from "../engine/engineEnvironment";
import { createEngineRuns } from "../engine/engineRuns";
import { findEngine } from "../engine/findEngine";
import { writeProgram } from "../engine/programFolder";
import type { ProgramFiles } from "../engine/programFolder";
import { findAzureNative } from "../azureNative/findAzureNative";
import { repository } from "../documents/documents";
import { installPackages, packPackage } from "../package/install";

/** Installs what a newcomer has after `npm install`: our tarball beside Pulumi's packages. */
export async function installForNewcomer(folder: string): Promise<void> {
  await installPackages(folder, [
    await packPackage(folder),
    `@pulumi/pulumi@${pulumiVersion}`,
    `@pulumi/azure-native@${azureNativeVersion}`,
    `typescript@${typescriptVersion}`,
    "@types/node@20",
  ]);
}

/** A newcomer's project, and a shell in its folder that finds `pulumi`. */
export interface Newcomer {
  /** Runs commands as printed; fails where one of them fails, or a variable is not set. */
  shell(commands: string, env?: Readonly<Record<string, string>>): Promise<string>;
  close(): Promise<void>;
}

export interface NewcomerOptions {
  /** Where `installForNewcomer` has installed. */
  installation: string;
  /** The project's files, or the text of its index.ts. @default the project at the repository's root */
  program?: ProgramFiles | string;
  /** Folders before all others on PATH. */
  pathFirst?: readonly string[];
  env: Readonly<Record<string, string>>;
}

/** What `pulumi new typescript` writes. */
const tsconfig = {
  compilerOptions: {
    strict: true,
    outDir: "bin",
    target: "es2020",
    module: "commonjs",
    moduleResolution: "node",
    sourceMap: true,
    experimentalDecorators: true,
    pretty: true,
    noFallthroughCasesInSwitch: true,
    noImplicitReturns: true,
    forceConsistentCasingInFileNames: true,
  },
  files: ["index.ts"],
};

export async function openNewcomer(options: NewcomerOptions): Promise<Newcomer> {
  const { installation, program, pathFirst = [], env } = options;
  const root = await realpath(await mkdtemp(join(tmpdir(), "newcomer-")));
  const nodeModules = join(installation, "node_modules");
  const folder = join(root, "project");
  const [home, temporary, backend] = ["home", "temporary", "backend"].map((name) =>
    join(root, name),
  ) as [string, string, string];
  await Promise.all([home, temporary, backend, folder].map((path) => mkdir(path)));
  const files = typeof program === "string" ? projectWith(program) : program;
  await writeProgram(folder, files ?? (await repositoryProject()), nodeModules);
  const runs = createEngineRuns({
    command: "sh",
    cwd: folder,
    env: {
      ...engineEnvironment(await findEngine(), {
        ...{ home, temporary, backend, projectNodeModules: nodeModules },
        pathFirst: [findAzureNative().folder, ...pathFirst],
      }),
      // A person answers the question that `pulumi up` asks.
      PULUMI_SKIP_CONFIRMATIONS: "true",
      ...env,
    },
    id: basename(root),
  });
  return {
    shell: (commands, more) => runs.succeed(["-euc", commands], { env: more }),
    async close() {
      await runs.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** The project is copied, so that its stack's settings do not lie in the repository. */
async function repositoryProject(): Promise<ProgramFiles> {
  const example = "examples/partner-admin-link";
  const paths = [
    "Pulumi.yaml",
    ...["index.ts", "package.json", "tsconfig.json"].map((name) => `${example}/${name}`),
  ];
  const texts = await Promise.all(paths.map((path) => readFile(join(repository, path), "utf8")));
  return Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? ""]));
}

function projectWith(program: string): ProgramFiles {
  return {
    "index.ts": program,
    "Pulumi.yaml": "name: newcomer\nruntime: nodejs\n",
    "package.json": '{ "name": "newcomer", "private": true, "main": "index.ts" }\n',
    "tsconfig.json": JSON.stringify(tsconfig),
  };
}
