import { contoso, fabrikam } from "../host/principal";
import { create, refresh, update } from "../host/resource";
import { openScene } from "../host/scene";
import type { Scene } from "../host/scene";

/** All that an operation asks of Azure, besides the sign-in. */
const partners = "/providers/Microsoft.ManagementPartner/partners/";
const needed = {
  create: [`GET ${partners}`, `PUT ${partners}${fabrikam.id}`],
  change: [`GET ${partners}`, `PATCH ${partners}${contoso.id}`],
  read: [`GET ${partners}`],
  delete: [`GET ${partners}`, `DELETE ${partners}${contoso.id}`],
};
const signIn = ["metadata", "discovery", "token"];

describe("an Azure that denies everything but what an operation needs", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  /** Answers 403 to all other requests, and tells which ones came. */
  async function allowing(requests: readonly string[], run: () => Promise<void>): Promise<void> {
    const mark = scene.emulator.requests.next();
    const denied = scene.emulator.faults.inject({
      on: {
        matches: ({ kind, method, path }) =>
          !signIn.includes(kind) && !requests.includes(`${method} ${path}`),
      },
      fault: { type: "status", status: 403 },
      times: Infinity,
    });
    await run();
    denied.remove();
    expect(denied.struck).toEqual([]);
    const asked = scene.emulator.requests.ofKind("link", mark);
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(requests);
    expect(asked.map(({ query }) => query)).toEqual(requests.map(() => "api-version=2018-02-01"));
  }

  test("lets a link be created, changed, read and deleted by an identity without any role", async () => {
    const { identity, history } = scene.addApplication();
    const args = (partnerId: string) => ({ partnerId, identity });
    let resource = { id: "", outs: {} };
    // Each in a run of its own, so that each signs in.
    await allowing(needed.create, async () => {
      resource = await create(await scene.startRun(), args(fabrikam.id));
    });
    await allowing(needed.change, async () => {
      resource = await update(await scene.startRun(), resource, args(contoso.id));
    });
    await allowing(needed.read, async () => {
      expect(await refresh(await scene.startRun(), resource)).toEqual(resource);
    });
    await allowing(needed.delete, async () => {
      await (await scene.startRun()).delete(resource.id, resource.outs);
    });
    expect(history().map(({ to }) => to)).toEqual([fabrikam.id, contoso.id, undefined]);
  });

  test("lets a link be created again where only that is allowed, and says what is forbidden else", async () => {
    const app = scene.addApplication();
    const host = await scene.startRun();
    scene.emulator.faults.inject({
      on: { kind: "link", method: "PUT", objectId: app.objectId },
      fault: { type: "status", status: 403 },
    });
    const args = { partnerId: contoso.id, identity: app.identity };
    await expect(create(host, args)).rejects.toThrow(
      /answered 403 AuthorizationFailed .*Linking needs no role, so look for a Conditional Access/,
    );
    await create(host, args);
    expect(app.linkedTo()).toBe(contoso.id);
  });
});
