import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { engineCommand } from "./engine";
import type { Engine } from "./engine";
import { engineEnvironment } from "./engineEnvironment";
import { createEngineRuns } from "./engineRuns";
import type { RunOptions } from "./engineRuns";
import type { RunningProcess } from "./processes";
import { writeProgram } from "./programFolder";
import type { ProgramFiles } from "./programFolder";
import type { CommandResult, RunningCommand } from "./runCommand";

export interface WorkspaceOptions {
  engine: Engine;
  /** A program to write into a temporary folder, or the folder of a project that exists. */
  program: { files: ProgramFiles } | { project: string };
  /** For every run: where Azure is, who signs in. Nothing of this kind is inherited. */
  env?: Readonly<Record<string, string>>;
  /** @default "test" */
  stack?: string;
  /**
   * Holds the node_modules folder with the packages under test.
   * @default this repository, of which a written program sees the package and @pulumi/pulumi
   */
  installation?: { root: string };
  /** The Node executable for program and provider. @default the one running this */
  node?: string;
  /**
   * Whether previews and updates run the program as the Automation API runs inline programs: by the
   * host that @pulumi/pulumi brings along, and not by the engine's, which may be older.
   * @default false
   */
  inline?: boolean;
  /** Folders before all others on PATH. */
  pathFirst?: readonly string[];
  /** Aborting kills what is running, and makes every later call fail. */
  signal?: AbortSignal;
}

/** As far as tests look into it. */
export interface StackExport {
  version: number;
  deployment: {
    resources?: StackResource[];
    pending_operations?: { type: string; resource: StackResource }[];
  };
}

export interface StackResource {
  urn: string;
  type: string;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  /** URNs of what it was made after. */
  dependencies?: string[];
}

/** Runs to its end; see EngineRuns for what makes it fail. A refused `up` is a result. */
type Verb = (args?: readonly string[], options?: RunOptions) => Promise<CommandResult>;

export interface Workspace {
  /** The project's folder. */
  readonly folder: string;
  /** Holds everything that the runs write: state, home folder, configuration. */
  readonly root: string;
  pulumi(args: readonly string[], options?: RunOptions): Promise<CommandResult>;
  /** Starts the CLI for a test that interferes; nothing is checked at its end. */
  start(args: readonly string[], options?: RunOptions): RunningCommand;
  preview: Verb;
  /** Without a preview before it, as refresh and destroy. */
  up: Verb;
  refresh: Verb;
  destroy: Verb;
  importResource(type: string, name: string, id: string): Promise<CommandResult>;
  setConfig(key: string, value: string, options?: { secret?: boolean }): Promise<void>;
  stackExport(options?: { showSecrets?: boolean }): Promise<StackExport>;
  /** With secrets in clear. */
  stackOutput(): Promise<Record<string, unknown>>;
  /** What still runs of all the runs so far. */
  processes(): Promise<RunningProcess[]>;
  /** Kills what still runs and removes all folders. */
  close(): Promise<void>;
}

/** Opens a stack of its own, in folders of its own, to run a program with the real engine. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { engine, program, stack = "test", installation, node, pathFirst, signal } = options;
  const { inline = false } = options;
  const root = await realpath(await mkdtemp(join(tmpdir(), "azure-partner-")));
  const home = join(root, "home");
  const temporary = join(root, "temporary");
  const backend = join(root, "backend");
  const stackFolder = join(root, "stack");
  await Promise.all([home, temporary, backend, stackFolder].map((path) => mkdir(path)));
  const folder = "project" in program ? program.project : join(root, "program");
  const installed = join(installation?.root ?? repository, "node_modules");

  const runs = createEngineRuns({
    command: engineCommand(engine),
    runner: (args) =>
      inline && programCommands.has(args[0] ?? "") ? [node ?? process.execPath, inlineHost] : [],
    cwd: folder,
    env: {
      ...engineEnvironment(engine, {
        home,
        temporary,
        backend,
        node,
        projectNodeModules: installed,
        pathFirst,
      }),
      PULUMI_STACK: stack,
      ...options.env,
    },
    id: basename(root),
    signal,
  });
  const configFile = join(stackFolder, `Pulumi.${stack}.yaml`);
  const complete = (args: readonly string[]) => [
    ...args,
    ...(configuredCommands.has(args[0] ?? "") ? ["--config-file", configFile] : []),
    ...["--non-interactive", "--color", "never"],
  ];
  const pulumi: Workspace["pulumi"] = (args, run) => runs.run(complete(args), run);
  const verb =
    (...words: string[]): Verb =>
    (args = [], run) =>
      pulumi([...words, ...args], run);
  const decode = async (args: readonly string[]): Promise<unknown> =>
    JSON.parse(await runs.succeed(complete(args)));

  const prepare = async () => {
    if ("files" in program) {
      await writeProgram(folder, program.files, installation ? installed : ownPackages(installed));
    }
    // `stack init` writes a file beside Pulumi.yaml, so it runs beside one that has only the name.
    const name = await projectName(folder);
    await writeFile(join(stackFolder, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\n`);
    await runs.succeed(complete(["stack", "init", stack, "--no-select"]), { cwd: stackFolder });
  };
  const close = async () => {
    await runs.stop();
    await rm(root, { recursive: true, force: true });
  };
  await prepare().catch(async (error: unknown) => {
    await close();
    throw error;
  });

  return {
    folder,
    root,
    pulumi,
    start: (args, run) => runs.start(complete(args), run),
    preview: verb("preview"),
    up: verb("up", ...unasked),
    refresh: verb("refresh", ...unasked),
    destroy: verb("destroy", ...unasked),
    importResource: (type, resource, id) =>
      pulumi([
        "import",
        type,
        resource,
        id,
        ...unasked,
        "--generate-code=false",
        "--protect=false",
      ]),
    async setConfig(key, value, { secret = false } = {}) {
      const kind = secret ? "--secret" : "--plaintext";
      await runs.succeed(complete(["config", "set", kind, key, value]));
    },
    async stackExport({ showSecrets = false } = {}) {
      const words = ["stack", "export", ...(showSecrets ? ["--show-secrets"] : [])];
      return (await decode(words)) as StackExport;
    },
    async stackOutput() {
      const words = ["stack", "output", "--json", "--show-secrets"];
      return (await decode(words)) as Record<string, unknown>;
    },
    processes: runs.processes,
    close,
  };
}

/** The commands that read the stack's configuration, which lies outside the project's folder. */
const configuredCommands = new Set(["up", "preview", "refresh", "destroy", "import", "config"]);

/** The commands that run the program. */
const programCommands = new Set(["up", "preview"]);

const inlineHost = join(__dirname, "inlineHost.cjs");

const unasked = ["--yes", "--skip-preview"];

const repository = dirname(dirname(__dirname));

/**
 * As an installed package looks: a link to the whole repository would make the language host search
 * all of its node_modules in every run.
 */
function ownPackages(nodeModules: string): Record<string, string> {
  return {
    "pulumi-azure-partner/package.json": join(repository, "package.json"),
    "pulumi-azure-partner/dist": join(repository, "dist"),
    "@pulumi/pulumi": join(nodeModules, "@pulumi", "pulumi"),
  };
}

async function projectName(folder: string): Promise<string> {
  const text = await readFile(join(folder, "Pulumi.yaml"), "utf8");
  const name = /^name:\s*["']?([\w.-]+)/m.exec(text)?.[1];
  if (name === undefined) {
    throw new Error(`Pulumi.yaml in ${folder} has no name.`);
  }
  return name;
}
