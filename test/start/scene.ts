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
  objectId: string;
  environment: Record<string, string>;
}

/** Adds a customer's tenant with one application that can sign in by secret. */
export function addIdentity({ directory }: Emulator): Identity {
  const { tenantId } = directory.addTenant({ domain: "customer.example" });
  const secret = randomUUID();
  const { clientId, objectId } = directory.addServicePrincipal({ tenantId, secret });
  const environment = {
    ARM_TENANT_ID: tenantId,
    ARM_CLIENT_ID: clientId,
    ARM_CLIENT_SECRET: secret,
  };
  return { tenantId, objectId, environment };
}

/** What the steps act upon, and how things are there. */
export interface Scene {
  actors: Actors;
  /** A mark for `observe`. */
  mark(): number;
  /** How things stand, and the requests since the mark. */
  observe(mark: number, result: CommandResult | void): Promise<StepEnd>;
}

const linkType = "pulumi-nodejs:dynamic/azure-partner:PartnerAdminLink";

/** The CLI writes event logs for the Automation API only, unless it is told to. */
export const eventLogEnvironment = { PULUMI_DEBUG_COMMANDS: "true" };

export function createScene(
  emulator: Emulator,
  workspace: Workspace,
  { tenantId, objectId }: Identity,
): Scene {
  const eventLog = join(workspace.root, "events.json");
  const withLog = ["--event-log", eventLog];
  return {
    actors: {
      up: () => workspace.up(withLog),
      refresh: () => workspace.refresh(withLog),
      destroy: () => workspace.destroy(withLog),
      configure: (key, value) => workspace.setConfig(key, value),
      relink: (partnerId) => void emulator.links.set(tenantId, objectId, partnerId),
    },
    mark: () => emulator.requests.next(),
    observe: async (mark, result) => ({
      linked: emulator.links.get(tenantId, objectId)?.partnerId,
      recorded: await recordedPartnerId(workspace),
      requests: emulator.requests.ofKind("link", mark).map(({ method }) => method),
      refusal: result && result.exitCode !== 0 ? await refusalIn(eventLog) : undefined,
    }),
  };
}

async function refusalIn(eventLog: string): Promise<string> {
  const events = await readFile(eventLog, "utf8");
  return resourceErrors(events, linkType).join("\n\n");
}

async function recordedPartnerId(workspace: Workspace): Promise<string | undefined> {
  const { resources = [] } = (await workspace.stackExport()).deployment;
  const partnerId = resources.find(({ type }) => type === linkType)?.outputs?.["partnerId"];
  return typeof partnerId === "string" ? partnerId : undefined;
}
