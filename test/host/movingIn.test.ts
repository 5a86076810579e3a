import { send } from "../unit/emulator/send";
import { contoso, fabrikam } from "./principal";
import type { Application } from "./principal";
import { create, refresh, update } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

/**
 * What a tool sends to the link service to link a partner: az rest, azapi and Azure's own clients as
 * was measured on 2026-11-20, the others as their source says.
 */
interface Tool {
  tool: string;
  /** Method, and whether the path names the partner: a look without it ends at the slash. */
  requests: { method: string; named: boolean; body?: string }[];
}

const get = { method: "GET", named: true };
const getOwn = { method: "GET", named: false };
const put = { method: "PUT", named: true };

const tools: Tool[] = [
  { tool: "az rest, a single PUT", requests: [put] },
  { tool: "a loop of az rest that looks first", requests: [getOwn, put] },
  { tool: "az managementpartner create", requests: [put] },
  { tool: "a script of Get- and New-AzManagementPartner", requests: [getOwn, put] },
  { tool: "azapi_resource", requests: [get, { ...put, body: "{}" }, get] },
  { tool: "azapi_resource_action", requests: [put] },
  { tool: "azure-native's Partner", requests: [get, put] },
  { tool: "Azure's own client for Node.js or Python", requests: [put] },
];

describe("moving in from another tool", () => {
  let scene: Scene;
  beforeAll(async () => (scene = await openScene()));
  afterAll(() => scene.close());

  /** Sends what a tool sends, signed in as the application. */
  async function replay(
    app: Application,
    requests: Tool["requests"],
    partnerId: string = contoso.id,
  ): Promise<number[]> {
    const { emulator } = scene;
    const { token } = emulator.tokens.issue({ ...app, audience: emulator.url, kind: "app" });
    const statuses = [];
    for (const { method, named, body } of requests) {
      const path = `/providers/Microsoft.ManagementPartner/partners/${named ? partnerId : ""}?api-version=2018-02-01`;
      const headers = body === undefined ? undefined : { "content-type": "application/json" };
      const { status } = await send(emulator, { method, path, token, body, headers });
      statuses.push(status);
    }
    return statuses;
  }
  const args = (app: Application) => ({ partnerId: contoso.id, identity: app.identity });
  const changes = (app: Application) =>
    app.history().map(({ from = "none", to = "none" }) => `${from} -> ${to}`);

  test.each(tools)(
    "a link that $tool made is adopted by one GET, never missing meanwhile, and left by a destroy",
    async ({ requests }) => {
      const app = scene.addApplication();
      expect((await replay(app, requests)).at(-1)).toBe(200);
      const before = app.link();
      const sent = app.requests().length;

      const host = await scene.startRun();
      const adopted = await create(host, args(app));
      expect(adopted.outs).toMatchObject({ origin: "adopted", version: 1 });
      await host.said(/Adopted the link of .* must drop it without deleting it/);
      expect(app.requests().slice(sent)).toEqual(["GET"]);

      const later = await scene.startRun();
      await later.delete(adopted.id, adopted.outs);
      expect(changes(app)).toEqual([`none -> ${contoso.id}`]);
      expect(app.link()).toEqual(before);
    },
  );

  test("a DELETE that the other tool still sends takes the adopted link away; a refresh forgets it, and the next up links again", async () => {
    const app = scene.addApplication();
    await replay(app, [put]);
    const adopted = await create(await scene.startRun(), args(app));
    expect(await replay(app, [{ method: "DELETE", named: true }])).toEqual([200]);
    expect(app.linkedTo()).toBeUndefined();
    expect((await refresh(await scene.startRun(), adopted)).id).toBe("");
    const again = await create(await scene.startRun(), args(app));
    expect(again.outs).toMatchObject({ origin: "created" });
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("a script that goes on running moves the adopted link without a word, and the next up names whose it is", async () => {
    const app = scene.addApplication();
    await replay(app, [getOwn, put]);
    const adopted = await create(await scene.startRun(), args(app));
    const loop = [getOwn, { method: "PATCH", named: true }];
    expect(await replay(app, loop, fabrikam.id)).toEqual([200, 200]);
    const seen = await refresh(await scene.startRun(), adopted);
    expect(seen.outs).toMatchObject({ partnerId: fabrikam.id });
    await expect(update(await scene.startRun(), seen, args(app))).rejects.toThrow(
      `it is linked to partner ${fabrikam.id} (${fabrikam.name})`,
    );
    expect(app.linkedTo()).toBe(fabrikam.id);
  });
});
