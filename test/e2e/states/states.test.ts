import { inOrder } from "../inOrder";
import { ours, second } from "../scene";
import type { Scene } from "../scene";
import { recordedStates } from "./recordedStates";
import { recordingsOf } from "./recordings";
import { importState } from "./importState";
import { stateFile } from "./stateFile";
import { identities, openStateScene } from "./stateScene";

jest.setTimeout(120_000);

recordingsOf(recordedStates).forEach((recording) =>
  inOrder(`a stack of the shape ${recording.version}/${recording.name}`, (then) => {
    const identity = identities[recording.identity];
    let scene: Scene;
    beforeAll(async () => {
      scene = await openStateScene();
      scene.relink(recording.stands, identity);
      if (recording.unreachable) {
        scene.emulator.directory.expireSecrets(identity.clientId);
      }
      await scene.program(recording.program(ours));
      await importState(scene, stateFile(recording.version, recording.name));
    });
    afterAll(() => scene.close());

    const recorded = () => scene.recorded("contoso");

    then("is previewed as when it was recorded", async () => {
      const { text } = await scene.preview(["--diff"]);
      expect(text).toMatch(recording.preview);
      expect(text).not.toMatch(/__provider|replace|delete/);
      expect(await recorded()).toMatchObject(recording.recorded);
    });

    then("is refreshed: what is ours stays what it was", async () => {
      const { text, requests } = await scene.refresh();
      expect(requests).toEqual(recording.unreachable ? [] : ["GET"]);
      expect(text).toMatch(recording.unreachable ? /was not verified/ : /Resources:/);
      const { partnerId, linkedPartnerId, origin } = await recorded();
      expect({ partnerId, linkedPartnerId, origin }).toEqual(recording.recorded);
    });

    then("is changed to another partner, or refused with the reason", async () => {
      await scene.program(recording.program(second));
      const { changed } = recording;
      if ("error" in changed) {
        expect((await scene.fails("up")).text).toContain(changed.error);
        expect(scene.linked(identity)).toBe(recording.stands);
        expect(await recorded()).toMatchObject(recording.recorded);
      } else {
        await scene.up();
        expect(scene.linked(identity)).toBe(changed.partnerId);
        expect(await recorded()).toMatchObject(changed);
      }
    });

    then("is destroyed, with the link as its origin and its settings say", async () => {
      await scene.destroy();
      expect(await scene.recordedLinks()).toEqual([]);
      expect(scene.linked(identity)).toBe(recording.left);
    });
  }),
);
