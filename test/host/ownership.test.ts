import type { Host, Properties } from "./host";
import { contoso, fabrikam } from "./principal";
import type { Application } from "./principal";
import { create, diff, refresh, update } from "./resource";
import type { Resource } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("whose link it is", () => {
  let scene: Scene;
  let host: Host;
  /** A later run: in one run an identity is declared for one partner. */
  let next: Host;
  beforeAll(async () => {
    scene = await openScene();
    [host, next] = await Promise.all([scene.startRun(), scene.startRun()]);
  });
  afterAll(() => scene.close());

  const args = (app: Application, more: Properties = {}) => ({
    partnerId: contoso.id,
    identity: app.identity,
    ...more,
  });
  const made = async (more: Properties = {}): Promise<[Application, Resource]> => {
    const app = scene.addApplication();
    return [app, await create(host, args(app, more))];
  };
  const adopted = async (more: Properties = {}): Promise<[Application, Resource]> => {
    const app = scene.addApplication();
    app.linkTo(contoso.id);
    return [app, await create(host, args(app, more))];
  };
  /** The next answers are those from before the last write. */
  const lag = ({ objectId }: Application, times: number) =>
    void scene.emulator.faults.inject({
      on: { kind: "link", objectId, method: "GET" },
      fault: { type: "stale" },
      times,
    });

  describe("when the state named the partner", () => {
    test.each([{}, { onDelete: "unlink" }, { ifLinked: "rebind" }])(
      "the link is adopted and never removed, whatever is declared beside it: %p",
      async (more) => {
        const [app, before] = await made(more);
        app.linkTo(fabrikam.id);
        const seen = await refresh(host, before);
        const followed = await update(next, seen, args(app, { ...more, partnerId: fabrikam.id }));
        expect(followed.outs).toMatchObject({
          linkedPartnerId: fabrikam.id,
          origin: "adopted",
          foundByRefresh: true,
        });
        const later = await scene.startRun();
        await later.delete(followed.id, followed.outs);
        expect(app.linkedTo()).toBe(fabrikam.id);
        await later.said(new RegExp(`Kept the link of object ${app.objectId}`));
      },
    );

    test("the link is not moved as our own afterwards, unless ifLinked says so", async () => {
      const [app, before] = await made();
      app.linkTo(fabrikam.id);
      const seen = await refresh(host, before);
      const followed = await update(next, seen, args(app, { partnerId: fabrikam.id }));
      const later = await scene.startRun();
      await expect(update(later, followed, args(app))).rejects.toThrow(
        new RegExp(
          `it is linked to partner ${fabrikam.id} \\(${fabrikam.name}\\), and this resource is not recorded as the maker of that link\\. Nothing was changed\\. If the move is meant`,
        ),
      );
      const back = await update(later, followed, args(app, { ifLinked: "rebind" }));
      expect(back.outs).toMatchObject({ linkedPartnerId: contoso.id, origin: "takenOver" });
      expect(back.outs).not.toHaveProperty("foundByRefresh");
    });
  });

  describe("when only the state may name the partner, whose link does not stand any more", () => {
    const seenAt = async (more: Properties = {}): Promise<[Application, Resource]> => {
      const [app, before] = await made(more);
      app.linkTo(fabrikam.id);
      return [app, await refresh(host, before)];
    };
    const toldToRefresh = /a refresh had found that partner.*Run `pulumi refresh`, and then/;

    test.each<[string, (app: Application) => void, string | undefined]>([
      ["unlinked", (app) => app.unlink(), undefined],
      ["linked as before", (app) => app.linkTo(contoso.id), contoso.id],
    ])("it is not written where the identity is %s", async (_title, change, stands) => {
      const more = { ifLinked: "rebind" };
      const [app, seen] = await seenAt(more);
      change(app);
      const run = await scene.startRun();
      const declared = args(app, { ...more, partnerId: fabrikam.id });
      await expect(update(run, seen, declared)).rejects.toThrow(toldToRefresh);
      expect(app.linkedTo()).toBe(stands);
    });

    test("nor after it was adopted", async () => {
      const [app, seen] = await seenAt();
      const declared = args(app, { partnerId: fabrikam.id });
      const followed = await update(next, seen, declared);
      app.unlink();
      const run = await scene.startRun();
      expect((await diff(run, followed, declared)).changes).toBe(true);
      await expect(update(run, followed, declared)).rejects.toThrow(toldToRefresh);
      expect(app.linkedTo()).toBeUndefined();
    });
  });

  test("a link that the program follows is adopted, and removed only where onDelete says so", async () => {
    for (const [more, left] of [
      [{}, fabrikam.id],
      [{ onDelete: "unlink" }, undefined],
    ] as const) {
      const [app, before] = await made(more);
      app.linkTo(fabrikam.id);
      const followed = await update(next, before, args(app, { ...more, partnerId: fabrikam.id }));
      expect(followed.outs).toMatchObject({ linkedPartnerId: fabrikam.id, origin: "adopted" });
      await (await scene.startRun()).delete(followed.id, followed.outs);
      expect(app.linkedTo()).toBe(left);
    }
  });

  describe("when reads lag behind writes", () => {
    test("a link that was moved just now is ours and is removed, not called somebody else's", async () => {
      const [app, before] = await made();
      const moved = await update(next, before, args(app, { partnerId: fabrikam.id }));
      lag(app, 3);
      await (await scene.startRun()).delete(moved.id, moved.outs);
      expect(app.linkedTo()).toBeUndefined();
    });

    test("a link that was made just now is removed, not called gone", async () => {
      const [app, resource] = await made();
      lag(app, 2);
      await (await scene.startRun()).delete(resource.id, resource.outs);
      expect(app.linkedTo()).toBeUndefined();
    });

    test("a refresh gives what was written, not what stood before", async () => {
      const [app, before] = await made();
      const moved = await update(next, before, args(app, { partnerId: fabrikam.id }));
      lag(app, 2);
      const read = await refresh(await scene.startRun(), moved);
      expect(read.outs).toEqual(moved.outs);
    });

    test("a link that this run removed is not adopted", async () => {
      const [app, resource] = await made();
      const later = await scene.startRun();
      await later.delete(resource.id, resource.outs);
      lag(app, 2);
      const again = await create(later, args(app));
      expect(again.outs).toMatchObject({ origin: "created" });
      expect(app.history().map(({ to }) => to)).toEqual([contoso.id, undefined, contoso.id]);
    });

    test("an answer that stays old until the time is over is a failure that changes nothing", async () => {
      const [app, before] = await made();
      const moved = await update(next, before, args(app, { partnerId: fabrikam.id }));
      lag(app, 100);
      const later = await scene.startRun({ config: { "azure-partner:operationTimeout": "3" } });
      await expect(later.delete(moved.id, moved.outs)).rejects.toThrow(
        /Could not read the link of service principal .*older than what is known of this link \(version 1 of .*, known is version 2 of/,
      );
      expect(app.linkedTo()).toBe(fabrikam.id);
    });
  });

  describe("an adopted link", () => {
    /** Compares twice in a run of its own, and tells which requests that took. */
    async function look(
      resource: Resource,
      declared: Properties,
      env: Record<string, string> = {},
    ) {
      const run = await scene.startRun({ env });
      const mark = scene.emulator.requests.next();
      const { changes } = await diff(run, resource, declared);
      expect((await diff(run, resource, declared)).changes).toBe(changes);
      const requests = scene.emulator.requests.all().filter(({ index }) => index >= mark);
      return {
        run,
        changes,
        kinds: requests
          .map(({ kind }) => kind)
          .filter((kind) => kind !== "discovery" && kind !== "metadata"),
      };
    }

    test("is looked at once per run, and is no change while it stands", async () => {
      const [app, resource] = await adopted();
      const { changes, kinds } = await look(resource, args(app));
      expect(changes).toBe(false);
      expect(kinds).toEqual(["token", "link"]);
    });

    test("that was removed since is a change that says so, and the update links again", async () => {
      const [app, resource] = await adopted();
      app.unlink();
      const { run, changes } = await look(resource, args(app));
      expect(changes).toBe(true);
      await run.said(
        new RegExp(
          `warning P14: service principal ${app.objectId} .* not linked any more.*adopted its link to partner ${contoso.id}`,
        ),
      );
      const again = await update(run, resource, args(app));
      expect(again.outs).toMatchObject({ origin: "created", linkedPartnerId: contoso.id });
      expect(app.linkedTo()).toBe(contoso.id);
    });

    test("that somebody else moved is a change, which is refused by name", async () => {
      const [app, resource] = await adopted();
      app.linkTo(fabrikam.id);
      const { run, changes } = await look(resource, args(app));
      expect(changes).toBe(true);
      await expect(update(run, resource, args(app))).rejects.toThrow(
        `it is linked to partner ${fabrikam.id} (${fabrikam.name}), not to ${contoso.id}`,
      );
    });

    test.each<[string, (app: Application) => Record<string, string>]>([
      ["somebody else signs in", () => scene.addApplication().environment],
      ["nobody signs in", () => ({ PATH: "" })],
    ])("is not looked at where %s, and nothing fails", async (_title, environment) => {
      const app = scene.addApplication();
      app.linkTo(contoso.id);
      const first = await scene.startRun({ env: app.environment });
      const resource = await create(first, { partnerId: contoso.id });
      app.unlink();
      const { changes, kinds } = await look(resource, { partnerId: contoso.id }, environment(app));
      expect(changes).toBe(false);
      expect(kinds).not.toContain("link");
    });

    test("is not looked at again by the diff of a run that has refreshed it", async () => {
      const [app, resource] = await adopted();
      const run = await scene.startRun();
      const seen = await refresh(run, resource);
      const before = app.requests().length;
      expect((await diff(run, seen, args(app))).changes).toBe(false);
      expect(app.requests()).toHaveLength(before);
    });
  });

  test("a link that was made here is not looked at by a diff", async () => {
    const [app, resource] = await made();
    app.unlink();
    const before = app.requests().length;
    expect((await diff(await scene.startRun(), resource, args(app))).changes).toBe(false);
    expect(app.requests()).toHaveLength(before);
  });

  describe("a link that is only read", () => {
    const read = (app: Application, expected: Properties) =>
      host.read(app.id, { identity: app.identity, ...expected });
    const linked = () => {
      const app = scene.addApplication();
      app.linkTo(contoso.id);
      return app;
    };

    test("may be expected to be to one of several partners, of a name in any case", async () => {
      const { props } = await read(linked(), {
        expectedPartnerIds: [fabrikam.id, contoso.id],
        expectedPartnerName: contoso.name.toUpperCase(),
      });
      expect(props).toMatchObject({ partnerId: contoso.id });
    });

    test.each<[string, Properties, string]>([
      [
        "another partner",
        { expectedPartnerIds: [fabrikam.id] },
        `expectedPartnerIds names ${fabrikam.id}`,
      ],
      [
        "another name",
        { expectedPartnerName: fabrikam.name },
        `expectedPartnerName is "${fabrikam.name}"`,
      ],
    ])("is an error that names both when %s is expected", async (_title, expected, words) => {
      const app = linked();
      await expect(read(app, expected)).rejects.toThrow(
        new RegExp(
          `^The link of service principal ${app.objectId} .* is to partner ${contoso.id} \\(${contoso.name}\\) since .*, but ${words}\\. Nothing was changed`,
        ),
      );
    });

    test.each([[[]], ["1234567"], [["abc"]], [7]])(
      "is refused where the expected ids are no list of ids: %p",
      async (expectedPartnerIds) => {
        await expect(read(linked(), { expectedPartnerIds })).rejects.toThrow(
          "expectedPartnerIds must be a list of partner ids",
        );
      },
    );

    test("warns when a refresh finds that it has changed hands and nothing was expected", async () => {
      const app = linked();
      const run = await scene.startRun();
      const { id, props } = await run.read(app.id, { identity: app.identity });
      app.linkTo(fabrikam.id);
      await run.read(id, props);
      await run.said(
        new RegExp(
          `warning P14: service principal ${app.objectId} .* was linked to partner ${contoso.id} when it was read last, and is linked to partner ${fabrikam.id} \\(${fabrikam.name}\\) now`,
        ),
      );
    });
  });
});
