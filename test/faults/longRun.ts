import { isDeepStrictEqual } from "node:util";
import type { Host } from "../host/host";
import { contoso, fabrikam } from "../host/principal";
import type { Application } from "../host/principal";
import { create, diff, refresh, update } from "../host/resource";
import type { Resource } from "../host/resource";
import { openScene } from "../host/scene";
import { inParallel } from "./inParallel";
import { openSockets, providerProcesses, residentMemory } from "./processFacts";
import { strikeAtRandom } from "./randomFaults";

export interface LongRun {
  /** Operations that were asked for, repetitions included. */
  operations: number;
  /** Requests that were struck by a fault. */
  struck: number;
  /** Operations that failed and were run again. */
  failed: number;
  complaints: string[];
  processes: ProcessFacts[];
}

/** One process, which serves one run of the engine. */
export interface ProcessFacts {
  /** Resident memory in MiB: at first, and after each pass over all identities. */
  memory: number[];
  /** Sockets before the first and some time after the last operation. */
  sockets: { before: number; after: number };
}

const atOnce = 25;
const attempts = 8;
const settleSeconds = 20;
/** MiB for what lives long: so little that what is not let go of shows, as growth or as a crash. */
const heapLimit = 160;

/**
 * Leads many identities through a link's life: `up`, `up` with another partner, and then refreshes
 * and a `destroy`. A process serves one run, in which an identity has one partner.
 */
export async function runLong(identities: number, share: number, seed: number): Promise<LongRun> {
  const scene = await openScene();
  const run: LongRun = { operations: 0, struck: 0, failed: 0, complaints: [], processes: [] };
  const lives: Life[] = Array.from({ length: identities }, () => ({
    application: scene.addApplication(),
  }));

  /** One step of all lives, again and again until each has succeeded. */
  async function pass(step: (life: Life) => Promise<unknown>): Promise<void> {
    await inParallel(lives, atOnce, async (life) => {
      for (let attempt = 1; ; attempt += 1) {
        run.operations += 1;
        try {
          return await step(life);
        } catch (failure) {
          run.failed += 1;
          if (attempt === attempts || /A defect in|Deadline exceeded/.test(String(failure))) {
            return run.complaints.push(String(failure));
          }
        }
      }
    });
  }

  /** Several passes in one process. */
  async function inOneProcess(
    ...steps: ((host: Host, life: Life) => Promise<unknown>)[]
  ): Promise<void> {
    const others = providerProcesses();
    const env = { NODE_OPTIONS: `--max-old-space-size=${heapLimit}` };
    const host = await scene.startRun({ env });
    const pid = providerProcesses().find((process) => !others.includes(process)) ?? 0;
    const before = openSockets(pid);
    const memory = [residentMemory(pid)];
    for (const step of steps) {
      await pass((life) => step(host, life));
      memory.push(residentMemory(pid));
    }
    run.processes.push({ memory, sockets: { before, after: await settled(pid, before) } });
  }

  const isQuiet = (partnerId: string) => async (host: Host, life: Life) => {
    const { changes } = await diff(host, standing(life), argsOf(life, partnerId));
    if (changes) {
      run.complaints.push(`${life.application.id} has something to do without a change.`);
    }
  };
  const isUnchanged = async (host: Host, life: Life) => {
    if (!isDeepStrictEqual(await refresh(host, standing(life)), life.resource)) {
      run.complaints.push(`${life.application.id} was changed by a refresh.`);
    }
  };

  try {
    const faults = strikeAtRandom(scene.emulator, share, seed);
    await inOneProcess(async (host, life) => {
      life.resource = await create(host, argsOf(life, fabrikam.id));
    }, isQuiet(fabrikam.id));
    await inOneProcess(async (host, life) => {
      life.resource = await update(host, standing(life), argsOf(life, contoso.id));
    }, isQuiet(contoso.id));
    await inOneProcess(...[isUnchanged, isUnchanged, isUnchanged, isUnchanged], (host, life) =>
      host.delete(standing(life).id, standing(life).outs),
    );
    run.struck = faults.struck();
    faults.remove();
    run.complaints.push(...lives.flatMap(({ application }) => complaintsAboutLife(application)));
    return run;
  } finally {
    await scene.close();
  }
}

interface Life {
  application: Application;
  resource?: Resource;
}

function argsOf({ application }: Life, partnerId: string) {
  return { partnerId, identity: application.identity, onDelete: "unlink" };
}

function standing({ resource, application }: Life): Resource {
  if (resource === undefined) {
    throw new Error(`${application.id} was never linked.`);
  }
  return resource;
}

/** Every partner once and in order, and at no moment but the last without a link. */
function complaintsAboutLife(application: Application): string[] {
  const moments = application.history().map(({ to }) => to);
  const meant = [fabrikam.id, contoso.id, undefined];
  return isDeepStrictEqual(moments, meant)
    ? []
    : [`${application.id} was linked to ${JSON.stringify(moments)}.`];
}

/** Connections that are kept alive are given up by the server after some seconds. */
async function settled(pid: number, before: number): Promise<number> {
  const end = Date.now() + settleSeconds * 1000;
  for (;;) {
    const sockets = openSockets(pid);
    if (sockets <= before || Date.now() > end) {
      return sockets;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
