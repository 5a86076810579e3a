import type { Injection } from "../../emulator";
import { complaintsAbout } from "../faults/sentence";
import { inOrder } from "./inOrder";
import { openScene, ours, second } from "./scene";
import type { Run, Scene } from "./scene";

jest.setTimeout(180_000);

type Fault = Injection["fault"];
type Struck = [request: string, on: Injection["on"], fault: Fault];

const get = { kind: "link", method: "GET" } as const;
const unavailable: Fault = { type: "status", status: 503 };
const page: Fault = { type: "status", status: 404, body: "html" };
const lie: Fault = { type: "status", status: 404, code: "ManagementPartnerNotFound" };
const lostAnswer: Fault = { type: "reset", when: "after" };

/** One stack, led through a link's life; every step is struck before it succeeds. */
inOrder("faults, as a user of the engine meets them", (then) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  const declare = (partnerId: string) =>
    scene.program(
      `new PartnerAdminLink("contoso", { partnerId: "${partnerId}", onDelete: "unlink" });`,
    );

  /** Runs a command while a fault lasts. */
  async function under<Result>({ on, fault }: Injection, run: () => Promise<Result>) {
    const injected = scene.emulator.faults.inject({ on, fault, times: Infinity });
    try {
      return await run();
    } finally {
      expect(injected.struck.length).toBeGreaterThan(0);
      injected.remove();
    }
  }

  function expectSentence({ text }: Run): void {
    const [, message = ""] =
      /(?:error: |Error: )((?:Could not|Did not).*?\.)\s*$/m.exec(text) ?? [];
    const { objectId, clientId, clientSecret } = scene.principal;
    const names = [objectId, clientId, "localhost:"];
    expect(complaintsAbout(message, { names, secrets: [clientSecret] })).toEqual([]);
    expect(text).not.toContain(clientSecret);
    expect(text).not.toMatch(/\n\s+at .*\.js/);
  }

  for (const [request, on, fault] of [
    ["metadata", { kind: "metadata" }, { type: "status", status: 502, body: "html" }],
    ["discovery", { kind: "discovery" }, { type: "truncated" }],
    ["token", { kind: "token" }, unavailable],
    ["GET", get, { type: "status", status: 403 }],
    ["PUT", { kind: "link", method: "PUT" }, { type: "status", status: 409 }],
  ] satisfies Struck[]) {
    then(`up with a new link fails at the ${request} and leaves nothing behind`, async () => {
      await declare(ours);
      expectSentence(await under({ on, fault }, () => scene.fails("up")));
      expect(scene.history()).toEqual([]);
      expect(await scene.recordedLinks()).toEqual([]);
    });
  }

  then("up with a new link succeeds although no answer to the PUT arrives", async () => {
    const on = { kind: "link", method: "PUT" } as const;
    await under({ on, fault: lostAnswer }, () => scene.up());
    expect(scene.history()).toEqual([`none -> ${ours}`]);
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ partnerId: ours, linkedPartnerId: ours, origin: "created", version: 1 },
    });
  });

  const patch = { kind: "link", method: "PATCH" } as const;
  for (const [request, on, fault] of [
    ["GET that speaks of somebody else", get, { type: "otherIdentity", objectId: "somebody" }],
    ["PATCH", patch, { type: "status", status: 412 }],
    ["PATCH", patch, { type: "status", status: 429, retryAfter: 1 }],
  ] satisfies Struck[]) {
    then(`up with another partner fails at the ${request}, and the old link stands`, async () => {
      await declare(second);
      expectSentence(await under({ on, fault }, () => scene.fails("up")));
      expect(scene.history()).toEqual([`none -> ${ours}`]);
      expect(await scene.recorded("contoso")).toMatchObject({
        ...{ partnerId: ours, linkedPartnerId: ours },
      });
    });
  }

  then("up with another partner succeeds although no answer to the PATCH arrives", async () => {
    await under({ on: patch, fault: lostAnswer }, () => scene.up());
    expect(scene.history()).toEqual([`none -> ${ours}`, `${ours} -> ${second}`]);
    expect(await scene.recorded("contoso")).toMatchObject({ linkedPartnerId: second });
  });

  for (const [request, on, fault] of [
    ["a proxy's 404", get, page],
    ["an unwell Azure", get, unavailable],
    ["a page that is no JSON", get, { type: "status", status: 200, body: "html" }],
  ] satisfies Struck[]) {
    then(`refresh fails at ${request} and keeps the state`, async () => {
      const before = await scene.recorded("contoso");
      expectSentence(await under({ on, fault }, () => scene.fails("refresh")));
      expect(await scene.recorded("contoso")).toEqual(before);
    });
  }

  then("refresh believes Azure's own 404, and the next up adopts what still stands", async () => {
    await under({ on: get, fault: lie }, () => scene.refresh());
    expect(await scene.recordedLinks()).toEqual([]);
    const { requests } = await scene.up();
    expect(requests).toEqual(["GET"]);
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ linkedPartnerId: second, origin: "adopted" },
    });
    expect(scene.history()).toHaveLength(2);
  });

  const remove = { kind: "link", method: "DELETE" } as const;
  for (const [request, on, fault] of [
    ["GET", get, { type: "truncated" }],
    ["DELETE", remove, { type: "status", status: 403 }],
    ["DELETE that claims that nothing is there", remove, lie],
  ] satisfies Struck[]) {
    then(
      `destroy fails at the ${request}, and the link stands in Azure and in the state`,
      async () => {
        expectSentence(await under({ on, fault }, () => scene.fails("destroy")));
        expect(scene.linked()).toBe(second);
        expect(await scene.recordedLinks()).toHaveLength(1);
      },
    );
  }

  then("destroy succeeds although no answer to the DELETE arrives", async () => {
    await under({ on: remove, fault: lostAnswer }, () => scene.destroy());
    expect(scene.linked()).toBeUndefined();
    expect(await scene.recordedLinks()).toEqual([]);
  });
});
