import type { CommandResult } from "../../engine/runCommand";
import type { StackResource } from "../../engine/workspace";
import { linkType } from "../access/stackState";
import { succeed } from "../access/succeed";
import { inOrder } from "../inOrder";
import { openAccessStateScene, people } from "./accessStateScene";
import type { AccessStateScene } from "./accessStateScene";
import { importState } from "./importState";
import { recordedAccessStates } from "./recordedAccessStates";
import type { RecordedAccessState } from "./recordedAccessStates";
import { recordingsOf } from "./recordings";
import type { Recording } from "./recordings";
import { restoreStanding } from "./standingAccess";
import { stateFile } from "./stateFile";

jest.setTimeout(120_000);

const recordings = recordingsOf(recordedAccessStates);
let scene: AccessStateScene;

async function open({ version, name, program }: Recording & RecordedAccessState): Promise<void> {
  scene = await openAccessStateScene();
  await scene.program(program);
  await importState(scene, stateFile(version, name));
  restoreStanding(scene.emulator, await resources());
}

recordings.forEach((recording) =>
  inOrder(`a stack of the shape ${recording.version}/${recording.name}`, (then) => {
    const { changed } = recording;
    beforeAll(() => open(recording));
    afterAll(() => scene.close());

    then(
      "is previewed and brought up as when it was recorded: nothing is asked, changed or said",
      async () => {
        const mark = scene.emulator.requests.next();
        for (const verb of [scene.workspace.preview, scene.workspace.up]) {
          const run = await succeed(verb(["--expect-no-changes"]));
          expect(run.stdout + run.stderr).not.toMatch(/P14:|P18:|=> \[unknown\]/);
        }
        expect(scene.emulator.requests.next()).toBe(mark);
        expect(await scene.workspace.stackOutput()).toEqual(recording.told);
        expect(await recorded()).toMatchObject(recording.recorded);
      },
    );

    then("is refreshed: where Azure tells the same, the state stays the same", async () => {
      const before = facts(await resources());
      const run = await succeed(scene.workspace.refresh());
      expect(run.stdout + run.stderr).not.toMatch(/P14:|P18:/);
      expect(facts(await resources())).toEqual(before);
      expect(await recorded()).toMatchObject(recording.recorded);
    });

    then("is changed: the preview says what that means, and the update records it", async () => {
      await scene.program(changed.program);
      const preview = await succeed(scene.workspace.preview());
      expect(updated(preview)).toEqual(changed.updated);
      expect(said(preview)).toEqual(changed.said.map((part) => expect.stringContaining(part)));

      const mark = scene.emulator.requests.next();
      await succeed(scene.workspace.up());
      expect(scene.accessRequests(mark)).toEqual(expect.arrayContaining(changed.asked));
      expect(await recorded()).toMatchObject(changed.recorded);
    });

    then("is destroyed: nothing stands any more but what the customer gave", async () => {
      await succeed(scene.workspace.destroy());
      expect(scene.standing()).toEqual(scene.givenByCustomer);
      expect(await resources()).toEqual([]);
    });
  }),
);

describe.each(recordings.filter(({ name }) => name === "granted"))(
  "a stack of the shape $version/$name whose linked identity cannot sign in any more",
  (recording) => {
    beforeAll(() => open(recording));
    afterAll(() => scene.close());

    test("is refreshed: the recorded readings are kept, and it says so", async () => {
      const before = facts(await resources());
      scene.emulator.directory.expireSecrets(people.guest.clientId);
      const { stdout } = await succeed(scene.workspace.refresh());
      expect(stdout).toContain("The roles were not read, what was last read is kept");
      expect(facts(await resources())).toEqual(before);
    });
  },
);

async function resources(): Promise<StackResource[]> {
  return (await scene.workspace.stackExport({ showSecrets: true })).deployment.resources ?? [];
}

/** Inputs and outputs by the resource's type and name, such as "HeldRoles adatum". */
async function recorded(): Promise<Record<string, unknown>> {
  return Object.fromEntries(
    (await resources()).map(({ type, urn, inputs, outputs }) => [
      `${type.split(":").at(-1)?.split("/").at(-1)} ${urn.split("::").at(-1)}`,
      { ...inputs, ...outputs },
    ]),
  );
}

/** What is recorded of everything but the link, which bears the times of the emulator's run. */
function facts(all: readonly StackResource[]) {
  return all
    .filter(({ type }) => type !== linkType)
    .map(({ urn, id, inputs, outputs }) => ({ urn, id, inputs, outputs }));
}

/** Which resources of this package a preview shows to update. */
function updated({ stdout }: CommandResult): string[] {
  const lines = stdout.matchAll(/~ +\S*\bazure-partner(?::index)?:(\w+ \S+) update/g);
  // A resource has another line for each message.
  return [...new Set([...lines].map(([, name = ""]) => name))];
}

/** What rule P14 says in a run, as the summary at its end shows it. */
function said({ stdout }: CommandResult): string[] {
  const diagnostics = stdout.slice(stdout.lastIndexOf("Diagnostics:"));
  return diagnostics.split("\n").filter((line) => line.includes(" P14: "));
}
