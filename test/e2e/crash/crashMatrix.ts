import { crashCases } from "./crashCases";
import type { Outcome, Victim } from "./crashCases";
import { openCrashScene } from "./crashScene";

/** What the cases of one victim came to. */
export interface CrashReport {
  outcomes: ReadonlyMap<string, Outcome>;
  /** Methods of the requests that an `up` after all of it makes. */
  requestsOfNextUp: readonly string[];
}

/**
 * All cases of one victim in two crashes: the engine deletes only when all else is done, so the
 * deletions are interrupted in a run of their own.
 */
export async function runCrashes(victim: Victim): Promise<CrashReport> {
  const crashes = await openCrashScene();
  const removing = crashCases.filter(({ operation }) => operation.declared === undefined);
  const writing = crashCases.filter((crashCase) => !removing.includes(crashCase));
  try {
    await crashes.prepare();
    await crashes.crash(writing, victim);
    await crashes.recover(writing, victim);
    await crashes.crash(removing, victim);
    await crashes.recover(removing, victim);
    const { requests } = await crashes.scene.up();
    await crashes.scene.preview(["--refresh", "--expect-no-changes"]);
    return { outcomes: await crashes.outcomes(), requestsOfNextUp: requests };
  } finally {
    await crashes.scene.close();
  }
}
