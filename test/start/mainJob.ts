import { dirname } from "node:path";
import { startEmulator } from "../../emulator";
import type { Engine } from "../engine/engine";
import { openWorkspace } from "../engine/workspace";
import { addPartners, ours, partnerName, theirs } from "./partners";
import { runSteps } from "./runSteps";
import { addIdentity, createScene, eventLogEnvironment } from "./scene";
import type { Screen } from "./screen";
import { linkSteps } from "./steps";

/** What an act is played with. */
export interface ActOptions {
  engine: Engine;
  screen: Screen;
  signal: AbortSignal;
}

const repository = dirname(dirname(__dirname));

/** Runs the repository's own Pulumi.yaml against the emulator, and checks every step. */
export async function runMainJob({ engine, screen, signal }: ActOptions): Promise<void> {
  const emulator = await startEmulator({ world: {} });
  try {
    addPartners(emulator);
    const identity = addIdentity(emulator, "customer.example");
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
}
