import type { Host, Properties } from "./host";
import { contoso, fabrikam } from "./principal";
import type { Application } from "./principal";
import { create, diff, refresh } from "./resource";
import type { Resource } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("comparing what is declared with what is stored", () => {
  let scene: Scene;
  let host: Host;
  /** The next run, whose surroundings say nothing about who signs in. */
  let next: Host;
  beforeAll(async () => {
    scene = await openScene();
    [host, next] = await Promise.all([scene.startRun(), scene.startRun()]);
  });
  afterAll(() => scene.close());

  async function linked(args: Properties = {}): Promise<[Application, Resource]> {
    const app = scene.addApplication();
    const resource = await create(host, {
      partnerId: contoso.id,
      identity: app.identity,
      ...args,
    });
    return [app, resource];
  }

  /** Diffs in a later run, and tells what requests of any kind that took. */
  async function compare(resource: Resource, args: Properties, env?: Record<string, string>) {
    const run = env ? await scene.startRun({ env }) : next;
    const mark = scene.emulator.requests.next();
    const difference = await diff(run, resource, args);
    const requests = scene.emulator.requests.all().filter(({ index }) => index >= mark);
    return { ...difference, requests: requests.map(({ kind }) => kind) };
  }

  const nothing = { changes: false, replaces: [], requests: [] };
  const update = { changes: true, replaces: [], requests: [] };
  const replace = { changes: true, replaces: ["identity"], requests: [] };

  test("finds nothing in the same words, and asks nobody", async () => {
    const [app, resource] = await linked();
    const args = { partnerId: ` ${contoso.id} `, identity: app.identity };
    expect(await compare(resource, args)).toEqual(nothing);
  });

  test.each<[string, Properties]>([
    ["another partner id", { partnerId: fabrikam.id }],
    ["a partner id that is not known yet", { partnerId: unknown }],
    ["an expected name", { expectedPartnerName: contoso.name }],
    ["ifLinked", { ifLinked: "rebind" }],
    ["rebindFrom", { rebindFrom: [fabrikam.id] }],
    ["onDelete", { onDelete: "keep" }],
    ["whenUnreachable", { whenUnreachable: "keep" }],
  ])("updates for %s, without asking anybody", async (_title, args) => {
    const [app, resource] = await linked();
    const declared = { partnerId: contoso.id, identity: app.identity, ...args };
    expect(await compare(resource, declared)).toEqual(update);
  });

  test("updates after a refresh that saw another partner's link, without asking anybody", async () => {
    const [app, resource] = await linked();
    app.linkTo(fabrikam.id);
    const seen = await refresh(host, resource);
    const back = { partnerId: contoso.id, identity: app.identity };
    expect(await compare(seen, back)).toEqual(update);
    // Declaring what stands now is a change, too: it has not been adopted yet.
    const theirs = { partnerId: fabrikam.id, identity: app.identity };
    expect(await compare(seen, theirs, {})).toEqual(update);
  });

  test("updates for a new secret of the same client, wrong or not, without signing in", async () => {
    const [app, resource] = await linked();
    const identity = { ...app.identity, clientSecret: "SECRET-VALUE-not-even-right" };
    expect(await compare(resource, { partnerId: contoso.id, identity })).toEqual(update);
  });

  test.each(["clientId", "tenantId"] as const)(
    "replaces for another %s, without signing in",
    async (key) => {
      const [app, resource] = await linked();
      const other = scene.addApplication();
      const identity = { ...app.identity, [key]: other[key] };
      expect(await compare(resource, { partnerId: contoso.id, identity })).toEqual(replace);
    },
  );

  test("replaces for another pinned object, without signing in", async () => {
    const [app, resource] = await linked();
    const identity = { ...app.identity, objectId: scene.addApplication().objectId };
    expect(await compare(resource, { partnerId: contoso.id, identity })).toEqual(replace);
  });

  test("updates for a pin of the identity that is linked, without signing in", async () => {
    const [app, resource] = await linked();
    const identity = { ...app.identity, objectId: app.objectId.toUpperCase() };
    expect(await compare(resource, { partnerId: contoso.id, identity })).toEqual(update);
  });

  test("updates for an identity that is not known yet, whole or in part", async () => {
    const [app, resource] = await linked();
    const whole = { partnerId: contoso.id, identity: unknown };
    expect(await compare(resource, whole)).toEqual(update);
    const identity = { ...app.identity, clientId: unknown };
    expect(await compare(resource, { partnerId: contoso.id, identity })).toEqual(update);
  });

  test("never takes a change of the ambient sign-in for a difference", async () => {
    const app = scene.addApplication();
    const other = scene.addApplication();
    const run = await scene.startRun({ env: app.environment });
    const resource = await create(run, { partnerId: contoso.id });
    expect(resource.id).toBe(app.id);
    const args = { partnerId: contoso.id };
    expect(await compare(resource, args, other.environment)).toEqual(nothing);
    expect(await compare(resource, args)).toEqual(nothing);
  });

  test("signs in where the words do not tell: the same identity updates", async () => {
    const [app, resource] = await linked();
    const { tenantId } = app;
    const args = { partnerId: contoso.id, identity: { tenantId } };
    const { requests, ...difference } = await compare(resource, args, app.environment);
    expect(difference).toEqual({ changes: true, replaces: [] });
    expect(requests).toContain("token");
    expect(requests).not.toContain("link");
  });

  test("signs in where the words do not tell: another identity replaces", async () => {
    const [app, resource] = await linked();
    const other = scene.addApplication(app.tenantId);
    const { tenantId } = app;
    const args = { partnerId: contoso.id, identity: { tenantId } };
    const { requests, ...difference } = await compare(resource, args, other.environment);
    expect(difference).toEqual({ changes: true, replaces: ["identity"] });
    expect(requests).not.toContain("link");
  });

  test("leaves it to the update where nobody signs in", async () => {
    const [app, resource] = await linked();
    scene.emulator.directory.expireSecrets(app.clientId);
    const args = { partnerId: contoso.id, identity: { tenantId: app.tenantId } };
    const { requests, ...difference } = await compare(resource, args, app.environment);
    expect(difference).toEqual({ changes: true, replaces: [] });
    expect(requests).not.toContain("link");
  });

  test("refuses one identity declared for two partners already at preview", async () => {
    const [app, resource] = await linked();
    const run = await scene.startRun();
    await diff(run, resource, { partnerId: contoso.id, identity: app.identity });
    await expect(
      diff(run, resource, { partnerId: fabrikam.id, identity: app.identity }),
    ).rejects.toThrow(/is declared twice/);
  });
});
