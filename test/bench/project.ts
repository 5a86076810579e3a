import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Engine } from "../engine/engine";
import { waitForNone } from "../engine/processes";
import type { RunningProcess } from "../engine/processes";
import { openWorkspace } from "../engine/workspace";
import type { WorkspaceOptions } from "../engine/workspace";
import type { Azure, Identities, Traffic } from "./azure";
import { watchMemory } from "./memory";
import type { MemoryUse } from "./memory";

/** What is declared: our link, an empty resource (bare or of its shape), or the usual closure. */
export type Kind = "link" | "empty" | "shaped" | "closure";

export type Verb = "up" | "preview" | "refresh" | "destroy";

/** What one command cost. */
export interface Cost {
  seconds: number;
  memory: MemoryUse;
  traffic: Traffic;
}

/** A stack of its own with a program. */
export interface Program {
  readonly folder: string;
  run(verb: Verb, args?: readonly string[]): Promise<Cost>;
  /** What still runs of all the runs so far. */
  processes(): Promise<RunningProcess[]>;
  close(): Promise<void>;
}

/** A stack of its own with one of the programs that declare identities. */
export interface Project extends Program {
  /** Declares another partner for all identities. */
  declare(partnerId: string): Promise<void>;
}

interface Surroundings {
  engine: Engine;
  azure: Azure;
  signal: AbortSignal;
}

export interface ProgramOptions extends Surroundings {
  /** As a failure names it. */
  name: string;
  program: WorkspaceOptions["program"];
  env: Readonly<Record<string, string>>;
  /** Folders before all others on PATH. */
  pathFirst?: readonly string[];
}

export interface ProjectOptions extends Surroundings {
  kind: Kind;
  identities: Identities;
  env?: Readonly<Record<string, string>>;
}

const repository = dirname(dirname(__dirname));
const longestRunSeconds = 600;

export async function openProject(options: ProjectOptions): Promise<Project> {
  const { azure, kind, identities } = options;
  const opened = await openProgram({
    ...options,
    name: kind,
    program: { files: filesOf(kind, azure.partnerId, identities) },
    env: { ...identities.env, ...options.env },
  });
  return {
    ...opened,
    declare: (partnerId) =>
      writeFile(join(opened.folder, declaredFile), declared(partnerId, identities)),
  };
}

export async function openProgram(options: ProgramOptions): Promise<Program> {
  const { azure, signal, name } = options;
  const workspace = await openWorkspace(options);
  return {
    folder: workspace.folder,
    processes: workspace.processes,
    async run(verb, args = []) {
      const counted = azure.count();
      const memory = watchMemory(workspace.processes);
      const unasked = verb === "preview" ? [] : ["--yes", "--skip-preview"];
      const start = performance.now();
      const running = workspace.start([verb, ...unasked, ...args], {
        timeoutSeconds: longestRunSeconds,
      });
      const { exitCode, ended, stdout, stderr } = await running.finished;
      const seconds = (performance.now() - start) / 1000;
      signal.throwIfAborted();
      if (exitCode !== 0) {
        throw new Error(
          `pulumi ${verb} (${name}) ${ended}: exit code ${exitCode}\n${stdout}${stderr}`,
        );
      }
      const cost = { seconds, memory: await memory.end(), traffic: counted() };
      // What still ends would weigh on the next measurement.
      await waitForNone(workspace.processes, 5);
      return cost;
    },
    close: workspace.close,
  };
}

const declaredFile = "declared.json";

const declared = (partnerId: string, { list }: Identities): string =>
  JSON.stringify({ partnerId, identities: list });

function filesOf(kind: Kind, partnerId: string, identities: Identities): Record<string, string> {
  const program = (name: string) => readFileSync(join(__dirname, "programs", name), "utf8");
  return {
    "index.js": program(`${kind}.cjs`),
    [declaredFile]: declared(partnerId, identities),
    ...(kind === "empty" && { "emptyProvider.cjs": program("emptyProvider.cjs") }),
    ...(kind === "shaped" && { "shapedProvider.cjs": program("shapedProvider.cjs") }),
    ...(kind === "closure" && { ...clientOf("identity"), ...clientOf("arm-managementpartner") }),
  };
}

/** One client beside the program; all of node_modules would be searched in every run. */
function clientOf(name: string): Record<string, string> {
  const folder = join(repository, "node_modules", "@azure", name);
  return {
    [`node_modules/@azure/${name}/index.js`]: `module.exports = require(${JSON.stringify(folder)});\n`,
  };
}
