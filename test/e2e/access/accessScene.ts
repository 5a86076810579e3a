import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startEmulator } from "../../../emulator";
import type { Emulator } from "../../../emulator";
import { findEngine } from "../../engine/findEngine";
import { writeProgram } from "../../engine/programFolder";
import { openWorkspace } from "../../engine/workspace";
import type { Workspace } from "../../engine/workspace";
import { findAzureNative } from "../../azureNative/findAzureNative";
import type { AzureNativePlugin } from "../../azureNative/findAzureNative";
import { installationUnderTest } from "../installation";
import { partnerIds } from "./cast";
import { succeed } from "./succeed";

export interface StackOptions {
  /** The text of a program's index.js, or the folder of a project that exists. */
  program: string | { project: string };
  /** Who signs in, and more of the environment. */
  env: Readonly<Record<string, string>>;
  /** By key, or by path: `customers[0].name`. */
  config?: Readonly<Record<string, string>>;
  /** Configuration that is stored encrypted. */
  secrets?: Readonly<Record<string, string>>;
  stack?: string;
  /** Folders before all others on PATH, such as that of an `az`. */
  pathFirst?: readonly string[];
  /** As `openWorkspace` takes it. */
  inline?: boolean;
}

/** Azure with two partners, and the stacks that a story opens there. */
export interface AccessScene {
  readonly emulator: Emulator;
  openStack(options: StackOptions): Promise<Workspace>;
  /** Requests that read or write access, from index `since` on, as "PUT roleAssignment 201". */
  accessRequests(since?: number): string[];
  close(): Promise<void>;
}

const repository = dirname(dirname(dirname(__dirname)));
const underTest = installationUnderTest();
const nodeModules = join(underTest.installation?.root ?? repository, "node_modules");

/** As an installation has them; azure-native is linked, because it is big. */
const packages = Object.fromEntries(
  [
    "pulumi-azure-partner/package.json",
    "pulumi-azure-partner/dist",
    "@pulumi/pulumi",
    "@pulumi/azure-native",
  ].map((path) => [path, join(nodeModules, path)]),
);

async function configure(
  stack: Workspace,
  kind: "--plaintext" | "--secret",
  values: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [key, value] of Object.entries(values)) {
    const path = key.includes("[") ? ["--path"] : [];
    await succeed(stack.pulumi(["config", "set", ...path, kind, key, value]));
  }
}

const accessKinds = new Set([
  "registrationDefinition",
  "registrationAssignment",
  "operation",
  "roleAssignment",
  "roleEligibility",
  "resourceProvider",
]);

export interface AccessSceneOptions {
  /** @default the released plugin where this machine has it, else the stand-in */
  azureNative?: AzureNativePlugin;
}

export async function openAccessScene({
  azureNative = findAzureNative(),
}: AccessSceneOptions = {}): Promise<AccessScene> {
  const [engine, emulator] = await Promise.all([findEngine(), startEmulator({ world: {} })]);
  const programs = await realpath(await mkdtemp(join(tmpdir(), "access-")));
  const stacks: Workspace[] = [];

  emulator.partners.add(partnerIds.ours, "Contoso Consulting");
  emulator.partners.add(partnerIds.theirs, "Fabrikam Services");

  async function projectOf(program: StackOptions["program"]): Promise<string> {
    if (typeof program !== "string") {
      return program.project;
    }
    const folder = join(programs, String(stacks.length));
    await writeProgram(folder, { "index.js": program }, packages);
    return folder;
  }

  return {
    emulator,
    async openStack({ program, env, config = {}, secrets = {}, stack, pathFirst = [], inline }) {
      const workspace = await openWorkspace({
        engine,
        program: { project: await projectOf(program) },
        env: { ...emulator.environment, ...env },
        pathFirst: [...pathFirst, azureNative.folder],
        stack,
        inline,
        ...underTest,
      });
      stacks.push(workspace);
      await configure(workspace, "--plaintext", config);
      await configure(workspace, "--secret", secrets);
      return workspace;
    },
    accessRequests: (since = 0) =>
      emulator.requests
        .all()
        .filter(({ index, kind }) => index >= since && accessKinds.has(kind))
        .map(({ method, kind, status }) => `${method} ${kind} ${status}`),
    async close() {
      await Promise.all(stacks.map((stack) => stack.close()));
      await emulator.stop();
      await rm(programs, { recursive: true, force: true });
    },
  };
}
