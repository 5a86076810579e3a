import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Engine } from "../engine/engine";
import { waitForNone } from "../engine/processes";
import { openWorkspace } from "../engine/workspace";
import type { Azure, Identities, Traffic } from "./azure";
import { watchMemory } from "./memory";
import type { MemoryUse } from "./memory";

/** What is declared: our link, the empty resource, or the usual serialised closure. */
export type Kind = "link" | "empty" | "closure";

export type Verb = "up" | "preview" | "refresh" | "destroy";

/** What one command cost. */
export interface Cost {
  seconds: number;
  memory: MemoryUse;
  traffic: Traffic;
}

/** A stack of its own with one of the programs. */
export interface Project {
  run(verb: Verb, args?: readonly string[]): Promise<Cost>;
  /** Declares another partner for all identities. */
  declare(partnerId: string): Promise<void>;
  close(): Promise<void>;
}

export interface ProjectOptions {
  engine: Engine;
  azure: Azure;
  signal: AbortSignal;
  kind: Kind;
  identities: Identities;
  env?: Readonly<Record<string, string>>;
}

const repository = dirname(dirname(__dirname));
const longestRunSeconds = 600;

export async function openProject(options: ProjectOptions): Promise<Project> {
  const { engine, azure, signal, kind, identities, env } = options;
  const workspace = await openWorkspace({
    engine,
    program: { files: filesOf(kind, azure.partnerId, identities) },
    env: { ...identities.env, ...env },
    signal,
  });
  return {
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
          `pulumi ${verb} (${kind}) ${ended}: exit code ${exitCode}\n${stdout}${stderr}`,
        );
      }
      const cost = { seconds, memory: await memory.end(), traffic: counted() };
      // What still ends would weigh on the next measurement.
      await waitForNone(workspace.processes, 5);
      return cost;
    },
    declare: (partnerId) =>
      writeFile(join(workspace.folder, declaredFile), declared(partnerId, identities)),
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
