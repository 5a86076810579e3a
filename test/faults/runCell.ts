import { isDeepStrictEqual } from "node:util";
import type { Host } from "../host/host";
import { contoso, fabrikam } from "../host/principal";
import type { Application } from "../host/principal";
import { create, diff, refresh, update } from "../host/resource";
import type { Resource } from "../host/resource";
import type { Bench, Stage } from "./bench";
import {
  complaintsAboutLink,
  complaintsAboutMessage,
  complaintsAboutPatience,
  complaintsAboutState,
} from "./complaints";
import { isSlow } from "./faultColumns";
import type { Cell } from "./matrix";
import type { Operation } from "./operations";
import type { Outcome } from "./outcome";

/** How a cell ended, and all that was not as it should be. */
export interface CellResult {
  cell: Cell;
  outcome: Outcome;
  message?: string;
  complaints: string[];
}

/** Strikes one operation, then runs it again without the fault, as a user would. */
export async function runCell(cell: Cell, bench: Bench): Promise<CellResult> {
  const stage = await bench.open(cell);
  try {
    return await runOn(stage, cell, bench);
  } finally {
    await stage.close();
  }
}

async function runOn(stage: Stage, cell: Cell, bench: Bench): Promise<CellResult> {
  const { operation, expected } = cell;
  const { application } = stage;
  const host = isSlow(cell.column) ? bench.impatient : bench.struck;
  const found = await arrange(operation, stage, bench.before);
  const changes = application.history().length;
  const requests = application.requests().length;

  const strike = stage.strike();
  const { resource, message } = await attempt(operation, stage, found, host);
  strike.remove();
  const written = application.history().length > changes;
  const outcome = outcomeOf(operation, { resource, message }, application, written);
  const complaints = [
    ...(strike.count() === 0 ? ["The fault has struck nothing."] : []),
    ...complaintsAboutPatience(application.requests().length - requests),
    ...complaintsAboutMessage(message, application),
  ];
  if (outcome !== expected) {
    complaints.push(`It ended "${outcome}", not "${expected}".`);
    return { cell, outcome, message, complaints };
  }
  if (outcome === "done" && operation !== "delete") {
    complaints.push(...complaintsAboutState(cell, resource, application));
  }
  if (outcome === "done" && operation === "read" && !isDeepStrictEqual(resource, found)) {
    complaints.push("A read that found nothing new changed the state.");
  }
  const next = await again(cell, outcome, stage, resource ?? found, bench.after);
  complaints.push(...complaintsAboutLink(cell, application));
  if (operation !== "delete") {
    complaints.push(...complaintsAboutState(cell, next, application));
  }
  return { cell, outcome, message, complaints };
}

interface Ended {
  resource?: Resource;
  /** Given when it failed. */
  message?: string;
}

function argsOf(operation: Operation, { identity }: Stage) {
  return {
    partnerId: contoso.id,
    identity,
    ...(operation === "rebind" && { ifLinked: "rebind" }),
  };
}

/** Makes what the operation finds: somebody's link, or a resource of an earlier run. */
async function arrange(
  operation: Operation,
  stage: Stage,
  host: Host,
): Promise<Resource | undefined> {
  const { application } = stage;
  switch (operation) {
    case "create":
      return undefined;
    case "adopt":
      return void application.linkTo(contoso.id);
    case "rebind":
      return void application.linkTo(fabrikam.id);
    case "change":
      return create(host, { ...argsOf(operation, stage), partnerId: fabrikam.id });
    case "read":
    case "delete":
      return create(host, argsOf(operation, stage));
  }
}

async function perform(
  operation: Operation,
  stage: Stage,
  found: Resource | undefined,
  host: Host,
): Promise<Resource | undefined> {
  if (found === undefined) {
    return create(host, argsOf(operation, stage));
  }
  switch (operation) {
    case "read":
      return refresh(host, found);
    case "delete":
      return void (await host.delete(found.id, found.outs));
    default:
      return update(host, found, argsOf(operation, stage));
  }
}

async function attempt(...how: Parameters<typeof perform>): Promise<Ended> {
  try {
    return { resource: await perform(...how) };
  } catch (failure) {
    return { message: failure instanceof Error ? failure.message : String(failure) };
  }
}

function outcomeOf(
  operation: Operation,
  { resource, message }: Ended,
  application: Application,
  written: boolean,
): Outcome {
  if (message !== undefined) {
    return written ? "unseen" : "refused";
  }
  if (operation === "delete") {
    return application.linkedTo() === undefined ? "done" : "left";
  }
  return resource?.id === "" ? "dropped" : "done";
}

/** The next run: what did not succeed is tried again, and what did has nothing left to do. */
async function again(
  { operation }: Cell,
  outcome: Outcome,
  stage: Stage,
  resource: Resource | undefined,
  host: Host,
): Promise<Resource | undefined> {
  if (outcome === "dropped") {
    return create(host, argsOf(operation, stage));
  }
  if (outcome === "refused" || outcome === "unseen") {
    return perform(operation, stage, resource, host);
  }
  if (operation === "delete" || resource === undefined) {
    return undefined;
  }
  const { changes } = await diff(host, resource, argsOf(operation, stage));
  if (changes) {
    throw new Error(`The run after a successful ${operation} has something to do.`);
  }
  return refresh(host, resource);
}
