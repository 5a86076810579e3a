import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Emulator } from "../../emulator";
import type { CommandResult } from "../engine/runCommand";
import type { Workspace } from "../engine/workspace";
import { resourceErrors } from "./eventLog";
import type { Actors, StepEnd } from "./step";

/** The application whose service principal signs in, and gets linked. */
export interface Identity {
  tenantId: string;
  clientId: string;
  objectId: string;
  secret: string;
  environment: Record<string, string>;
}

/** Adds a tenant with one application that can sign in by secret. */
export function addIdentity({ directory }: Emulator, domain: string): Identity {
  const { tenantId } = directory.addTenant({ domain });
  const secret = randomUUID();
  const { clientId, objectId } = directory.addServicePrincipal({ tenantId, secret });
  const environment = {
    ARM_TENANT_ID: tenantId,
    ARM_CLIENT_ID: clientId,
    ARM_CLIENT_SECRET: secret,
  };
  return { tenantId, clientId, objectId, secret, environment };
}

/** What the steps act upon, and how things are there. */
export interface Scene {
  actors: Actors;
  /** A mark for `observe`. */
  mark(): number;
  /** How things stand, and the requests since the mark. */
  observe(mark: number, result: CommandResult | void): Promise<StepEnd>;
  /** The report that the program exports, as Markdown. */
  readReport(): Promise<string>;
}

const linkType = "pulumi-nodejs:dynamic/azure-partner:PartnerAdminLink";

/** The CLI writes event logs for the Automation API only, unless it is told to. */
export const eventLogEnvironment = { PULUMI_DEBUG_COMMANDS: "true" };

export function createScene(
  emulator: Emulator,
  workspace: Workspace,
  { tenantId, objectId }: Pick<Identity, "tenantId" | "objectId">,
  /** The type of the resource that refuses. */
  refusing = linkType,
): Scene {
  const eventLog = join(workspace.root, "events.json");
  const withLog = ["--event-log", eventLog];
  return {
    actors: {
      up: () => workspace.up(withLog),
      refresh: () => workspace.refresh(withLog),
      destroy: (args = []) => workspace.destroy([...args, ...withLog]),
      configure: (key, value) => workspace.setConfig(key, value),
      relink: (partnerId) => void emulator.links.set(tenantId, objectId, partnerId),
    },
    mark: () => emulator.requests.next(),
    readReport: async () => String((await workspace.stackOutput())["markdown"]),
    observe: async (mark, result) => ({
      linked: emulator.links.get(tenantId, objectId)?.partnerId,
      recorded: await recordedPartnerId(workspace),
      requests: emulator.requests.ofKind("link", mark).map(({ method }) => method),
      delegations: emulator.access.assignments.all().length,
      refusal: result && result.exitCode !== 0 ? await refusalIn(eventLog, refusing) : undefined,
    }),
  };
}

async function refusalIn(eventLog: string, type: string): Promise<string> {
  const events = await readFile(eventLog, "utf8");
  return resourceErrors(events, type).join("\n\n");
}

async function recordedPartnerId(workspace: Workspace): Promise<string | undefined> {
  const { resources = [] } = (await workspace.stackExport()).deployment;
  const partnerId = resources.find(({ type }) => type === linkType)?.outputs?.["partnerId"];
  return typeof partnerId === "string" ? partnerId : undefined;
}
