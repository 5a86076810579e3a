import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startEmulator } from "../../emulator";
import type { Emulator } from "../../emulator";
import type { RunOptions } from "../engine/engineRuns";
import { findEngine } from "../engine/findEngine";
import type { ProgramFiles } from "../engine/programFolder";
import { openWorkspace } from "../engine/workspace";
import type { StackResource, Workspace, WorkspaceOptions } from "../engine/workspace";
import { installationUnderTest } from "./installation";

/** The partners that the emulator knows in every scene. */
export const ours = "4242424";
export const second = "4343434";
export const theirs = "5151515";
/** A well-formed id that Azure refuses to link. */
export const globalId = "4242423";

export const linkType = "pulumi-nodejs:dynamic/azure-partner:PartnerAdminLink";
/** What the plugin calls it, for programs in other languages. */
export const pluginLinkType = "azure-partner:index:PartnerAdminLink";

/** A service principal that signs in by secret. */
export interface Principal {
  tenantId: string;
  clientId: string;
  objectId: string;
  clientSecret: string;
  /** The resource's id when this principal is the linked one. */
  id: string;
  /** As the environment has it. */
  env: Record<string, string>;
  /** As a program declares it: the text of an `identity`. */
  declared: string;
}

/** What one command did. */
export interface Run {
  exitCode: number;
  /** Standard output and standard error. */
  text: string;
  /** Methods of the requests to the link API, in their order. */
  requests: string[];
  /** How many tokens were asked for. */
  signIns: number;
}

type Verb = "preview" | "up" | "refresh" | "destroy";
type Command = (args?: readonly string[], options?: RunOptions) => Promise<Run>;

/** Azure on loopback, one stack with a program, and a principal in whose environment it runs. */
export interface Scene extends Record<Verb, Command> {
  readonly emulator: Emulator;
  readonly workspace: Workspace;
  /** Signs in through the environment where a program declares no identity. */
  readonly principal: Principal;
  /** Another one, in the same tenant or in one of its own. */
  addPrincipal(tenantId?: string): Principal;
  /** Replaces the program; `pulumi` and `PartnerAdminLink` are in scope. */
  program(body: string): Promise<void>;
  /** Runs a command that is to fail. */
  fails(verb: Verb, args?: readonly string[], options?: RunOptions): Promise<Run>;
  /** Runs any command and counts its requests; its exit code is the caller's to judge. */
  pulumi(args: readonly string[], options?: RunOptions): Promise<Run>;
  /** The partner that Azure holds for a principal. */
  linked(principal?: Principal): string | undefined;
  /** Every change of a principal's link, such as `none -> 4242424`. */
  history(principal?: Principal): string[];
  /** Somebody else links the principal. */
  relink(partnerId: string, principal?: Principal): void;
  /** The links in the state, pending deletions included, secrets in clear. */
  recordedLinks(): Promise<StackResource[]>;
  /** The state of the one link of this name; throws when there is none. */
  recorded(name: string): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export interface SceneOptions {
  /** A scene whose Azure this one shares. */
  beside?: Scene;
  env?: Readonly<Record<string, string>>;
  pathFirst?: readonly string[];
  /** The program's files, where it is not one index.js that `program` writes. */
  files?: ProgramFiles;
  /** Azure's clock. @default the machine's */
  now?: () => Date;
  /** @default the one under test */
  installation?: WorkspaceOptions["installation"];
}

/** A clock by which links are made long ago: "not linked" is then no answer from before a write. */
export const longAgo = () => new Date(Date.now() - 600_000);

export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const { beside, env, pathFirst, now, files = { "index.js": "" } } = options;
  const emulator = beside?.emulator ?? (await startEmulator({ world: {}, now }));
  addPartners(emulator);
  const principal = beside?.principal ?? addPrincipal(emulator);
  const workspace = await openWorkspace({
    ...installationUnderTest(),
    ...(options.installation && { installation: options.installation }),
    engine: await findEngine(),
    program: { files },
    env: { ...emulator.environment, ...principal.env, ...env },
    pathFirst,
  });

  const counted = async (args: readonly string[], options?: RunOptions): Promise<Run> => {
    const mark = emulator.requests.next();
    const { exitCode, stdout, stderr } = await workspace.pulumi(args, options);
    return {
      exitCode,
      text: stdout + stderr,
      requests: emulator.requests.ofKind("link", mark).map(({ method }) => method),
      signIns: emulator.requests.count("token", mark),
    };
  };
  const unasked = { preview: [], up: yes, refresh: yes, destroy: yes };
  const succeeds =
    (verb: Verb): Command =>
    async (args = [], options) => {
      const run = await counted([verb, ...unasked[verb], ...args], options);
      return expectExit(run, run.exitCode === 0, `pulumi ${verb} was to succeed`);
    };
  const recordedLinks = async () => {
    const { resources = [] } = (await workspace.stackExport({ showSecrets: true })).deployment;
    return resources.filter(({ type }) => type === linkType || type === pluginLinkType);
  };

  return {
    emulator,
    workspace,
    principal,
    addPrincipal: (tenantId) => addPrincipal(emulator, tenantId),
    program: (body) => writeFile(join(workspace.folder, "index.js"), prelude + body),
    preview: succeeds("preview"),
    up: succeeds("up"),
    refresh: succeeds("refresh"),
    destroy: succeeds("destroy"),
    async fails(verb, args = [], options) {
      const run = await counted([verb, ...unasked[verb], ...args], options);
      return expectExit(run, run.exitCode !== 0, `pulumi ${verb} was to fail`);
    },
    pulumi: counted,
    linked: ({ tenantId, objectId } = principal) =>
      emulator.links.get(tenantId, objectId)?.partnerId,
    history: ({ tenantId, objectId } = principal) =>
      emulator.links
        .history(tenantId, objectId)
        .map(({ from, to }) => `${from ?? "none"} -> ${to ?? "none"}`),
    relink: (partnerId, { tenantId, objectId } = principal) =>
      void emulator.links.set(tenantId, objectId, partnerId),
    recordedLinks,
    async recorded(name) {
      const links = await recordedLinks();
      const outputs = links.find(({ urn }) => urn.endsWith(`::${name}`))?.outputs;
      if (outputs === undefined) {
        throw new Error(`The state holds no link "${name}".`);
      }
      return outputs;
    },
    async close() {
      await workspace.close();
      if (beside === undefined) {
        await emulator.stop();
      }
    },
  };
}

const yes = ["--yes", "--skip-preview"];

const prelude = `"use strict";
const pulumi = require("@pulumi/pulumi");
const { PartnerAdminLink } = require("pulumi-azure-partner");
`;

function addPartners({ partners }: Emulator): void {
  partners.add(ours, "Contoso Consulting");
  partners.add(second, "Contoso Cloud");
  partners.add(theirs, "Fabrikam Services");
  partners.addGlobal(globalId);
}

function addPrincipal(
  { directory }: Emulator,
  tenantId = directory.addTenant().tenantId,
): Principal {
  const clientSecret = `secret-${randomUUID()}`;
  const { clientId, objectId } = directory.addServicePrincipal({ tenantId, secret: clientSecret });
  return {
    tenantId,
    clientId,
    objectId,
    clientSecret,
    id: `${tenantId}/${objectId}`,
    env: { ARM_TENANT_ID: tenantId, ARM_CLIENT_ID: clientId, ARM_CLIENT_SECRET: clientSecret },
    declared: JSON.stringify({ tenantId, clientId, clientSecret }),
  };
}

function expectExit(run: Run, asExpected: boolean, expectation: string): Run {
  if (!asExpected) {
    throw new Error(`${expectation}; it ended with exit code ${run.exitCode}.\n${run.text}`);
  }
  return run;
}
