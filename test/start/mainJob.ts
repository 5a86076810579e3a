import { dirname } from "node:path";
import { startEmulator } from "../../emulator";
import type { Engine } from "../engine/engine";
import { openWorkspace } from "../engine/workspace";
import { runSteps } from "./runSteps";
import { addIdentity, createScene, eventLogEnvironment } from "./scene";
import type { Screen } from "./screen";
import { linkSteps } from "./steps";

export interface MainJobOptions {
  engine: Engine;
  screen: Screen;
  signal: AbortSignal;
}

const repository = dirname(dirname(__dirname));
const ours = { partnerId: "4242424", name: "Contoso Consulting" };
const theirs = { partnerId: "5151515", name: "Fabrikam Services" };

/** Runs the repository's own Pulumi.yaml against the emulator, and checks every step. */
export async function runMainJob({ engine, screen, signal }: MainJobOptions): Promise<void> {
  const start = Date.now();
  const emulator = await startEmulator({ world: {} });
  try {
    emulator.partners.add(ours.partnerId, ours.name);
    emulator.partners.add(theirs.partnerId, theirs.name);
    const identity = addIdentity(emulator);
    screen.title("The life of a partner admin link", {
      engine: `Pulumi v${engine.version}`,
      Azure: `an emulator on this machine, ${emulator.url}`,
      identity: `service principal ${identity.objectId}`,
      "our partner id": partnerName(ours.partnerId),
      "somebody else's": partnerName(theirs.partnerId),
    });
    const workspace = await openWorkspace({
      engine,
      program: { project: repository },
      env: { ...emulator.environment, ...identity.environment, ...eventLogEnvironment },
      signal,
    });
    try {
      await workspace.setConfig("partnerId", ours.partnerId);
      const steps = linkSteps(ours.partnerId, theirs.partnerId);
      await runSteps(steps, createScene(emulator, workspace, identity), screen, partnerName);
    } finally {
      await workspace.close();
    }
  } finally {
    await emulator.stop();
  }
  const seconds = Math.round((Date.now() - start) / 1000);
  screen.closing(`Every step did what it should, in ${seconds} s. Nothing is left behind.`);
}

function partnerName(partnerId: string | undefined): string {
  const partner = [ours, theirs].find((known) => known.partnerId === partnerId);
  return partner ? `${partner.partnerId} ${partner.name}` : (partnerId ?? "no link");
}
