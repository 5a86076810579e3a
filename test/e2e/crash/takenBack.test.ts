import { inOrder } from "../inOrder";
import { openScene, ours, second } from "../scene";
import type { Scene } from "../scene";
import { interrupt } from "./interrupt";

jest.setTimeout(120_000);

inOrder(
  "a change of partner that was interrupted after it took effect, and is then taken back",
  (then) => {
    let scene: Scene;
    beforeAll(async () => {
      scene = await openScene();
      await declare(ours);
      await scene.up();
      await declare(second);
      const hold = scene.emulator.faults.inject({
        on: { kind: "link", method: "PATCH" },
        fault: { type: "hold", when: "after" },
      });
      await interrupt(scene, "up", "provider", [hold]);
      await declare(ours);
    });
    afterAll(() => scene.close());

    const declare = (partnerId: string, more = "") =>
      scene.program(`new PartnerAdminLink("contoso", { partnerId: "${partnerId}", ${more} });`);

    then("is not seen by an up alone: the state says what was declared before", async () => {
      const { text, requests } = await scene.up();
      expect(requests).toEqual([]);
      expect(text).toMatch(/2 unchanged/);
      expect(scene.linked()).toBe(second);
    });

    then("is shown by the nightly check", async () => {
      const { text } = await scene.fails("preview", ["--refresh", "--expect-no-changes", "--diff"]);
      expect(text).toMatch(new RegExp(`~ partnerId\\s*: "${second}" => "${ours}"`));
    });

    then(
      "is refused by up --refresh, which names the partner that stands and the way out",
      async () => {
        const { text } = await scene.fails("up", ["--refresh"]);
        expect(text).toContain(`it is linked to partner ${second} (Contoso Cloud)`);
        expect(text).toContain(`rebindFrom: ["${second}"]`);
      },
    );

    then("is moved back in place by the rebindFrom that the error names", async () => {
      await declare(ours, `rebindFrom: ["${second}"]`);
      await scene.up();
      expect(scene.history()).toEqual([
        `none -> ${ours}`,
        `${ours} -> ${second}`,
        `${second} -> ${ours}`,
      ]);
      expect(await scene.recorded("contoso")).toMatchObject({
        ...{ partnerId: ours, linkedPartnerId: ours },
      });
    });
  },
);
