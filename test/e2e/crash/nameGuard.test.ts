import type { FaultTarget, When } from "../../../emulator";
import { inOrder } from "../inOrder";
import { openScene, ours, second, theirs } from "../scene";
import type { Principal, Scene } from "../scene";
import { victims } from "./crashCases";
import { interrupt, unlock } from "./interrupt";

jest.setTimeout(240_000);

const onto = (partnerId: string) => new RegExp(`/partners/${partnerId}$`);

/** Where the crash strikes, and whether the wrong partner stands afterwards. */
const moments: Record<
  string,
  { first?: string; on: FaultTarget; when: When; wrongStands: boolean }
> = {
  "created-not-put-back": { on: { method: "PUT" }, when: "after", wrongStands: true },
  "created-put-back-lost": { on: { method: "DELETE" }, when: "before", wrongStands: true },
  "created-put-back": { on: { method: "DELETE" }, when: "after", wrongStands: false },
  "changed-not-put-back": {
    ...{ first: ours, on: { method: "PATCH", path: onto(theirs) } },
    ...{ when: "after", wrongStands: true },
  },
  "changed-put-back-lost": {
    ...{ first: ours, on: { method: "PATCH", path: onto(ours) } },
    ...{ when: "before", wrongStands: true },
  },
  "changed-put-back": {
    ...{ first: ours, on: { method: "PATCH", path: onto(ours) } },
    ...{ when: "after", wrongStands: false },
  },
};
const names = Object.keys(moments);
const standing = names.filter((name) => moments[name]?.wrongStands);

victims.forEach((victim) =>
  inOrder(`kill -9 of the ${victim} while the name guard puts a wrong partner back`, (then) => {
    let scene: Scene;
    let principals: Map<string, Principal>;
    beforeAll(async () => {
      scene = await openScene();
      principals = new Map(
        names.map((name) => [name, scene.addPrincipal(scene.principal.tenantId)]),
      );
      await declare((name) => moments[name]?.first);
      await scene.up();
      await declareWrong();
      const holds = Object.entries(moments).map(([name, { on, when }]) =>
        scene.emulator.faults.inject({
          on: { ...on, kind: "link", objectId: principals.get(name)?.objectId },
          fault: { type: "hold", when },
        }),
      );
      await interrupt(scene, "up", victim, holds);
      holds.forEach((hold) => hold.drop());
      if (victim === "engine") {
        await unlock(scene);
      }
    });
    afterAll(() => scene.close());

    const declare = (partnerOf: (name: string) => string | undefined, more = "") =>
      scene.program(
        names
          .map((name) => {
            const partnerId = partnerOf(name);
            const identity = principals.get(name)?.declared;
            return partnerId === undefined
              ? ""
              : `new PartnerAdminLink("${name}", { partnerId: "${partnerId}", identity: ${identity}, ${more} });`;
          })
          .join("\n"),
      );
    /** The id is somebody else's: the name tells. */
    const declareWrong = () => declare(() => theirs, 'expectedPartnerName: "Contoso Cloud"');
    const linked = () => names.map((name) => scene.linked(principals.get(name)));

    then(
      "leaves the link at the wrong or at the former partner, never without the former one",
      () => {
        expect(linked()).toEqual(
          Object.values(moments).map(({ first, wrongStands }) => (wrongStands ? theirs : first)),
        );
      },
    );

    then(
      "is told by the next up, which names the wrong partner and changes nothing of what stands",
      async () => {
        const before = linked();
        const { text } = await scene.fails("up", ["--continue-on-error"]);
        for (const name of standing) {
          expect(text).toMatch(
            new RegExp(
              `${principals.get(name)?.objectId} .* is linked to partner ${theirs}\\. ` +
                'That partner\'s name is "Fabrikam Services", not "Contoso Cloud"',
            ),
          );
        }
        expect(linked()).toEqual(before);
      },
    );

    then(
      "is not mended silently by the right partner id: what stands is not known to be ours",
      async () => {
        await declare(() => second, 'expectedPartnerName: "Contoso Cloud"');
        const { text } = await scene.fails("up", ["--continue-on-error"]);
        expect(text).toContain(`rebindFrom: ["${theirs}"]`);
        expect(linked()).toEqual(
          Object.values(moments).map(({ wrongStands }) => (wrongStands ? theirs : second)),
        );
      },
    );

    then("is mended in place by the rebindFrom that the error names", async () => {
      await declare(
        () => second,
        `expectedPartnerName: "Contoso Cloud", rebindFrom: ["${theirs}"]`,
      );
      await scene.up();
      expect(linked()).toEqual(names.map(() => second));
      for (const name of names.filter((each) => moments[each]?.first !== undefined)) {
        expect(scene.history(principals.get(name)).join()).not.toMatch(/-> none/);
      }
      await scene.preview(["--refresh", "--expect-no-changes"]);
    });
  }),
);
