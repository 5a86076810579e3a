import { startEmulator } from "../../../emulator";
import type { Emulator } from "../../../emulator";
import { addExample, example } from "./example";
import { send } from "./send";

const { tenantId, objectId, otherPartnerId } = example;

describe("the control endpoints", () => {
  let emulator: Emulator;
  beforeAll(async () => (emulator = await startEmulator({ world: {} })));
  afterAll(() => emulator.stop());
  beforeEach(() => {
    emulator.reset();
    addExample(emulator);
  });

  const control = async (method: string, path: string, input?: unknown) => {
    const body = input === undefined ? "" : JSON.stringify(input);
    const answer = await send(emulator, { method, path: `/emulator/${path}`, body });
    return { status: answer.status, body: answer.body && (JSON.parse(answer.body) as unknown) };
  };
  const ours = `links/${tenantId}/${objectId}`;

  test("somebody else links and unlinks an identity", async () => {
    await control("PUT", ours, { partnerId: otherPartnerId });
    expect(emulator.links.get(tenantId, objectId)?.partnerId).toBe(otherPartnerId);
    await control("DELETE", ours);
    expect(emulator.links.get(tenantId, objectId)).toBeUndefined();
    expect(emulator.links.history()).toMatchObject([{ request: undefined }, { to: undefined }]);
  });

  test("links, their history, partners and requests can be read", async () => {
    emulator.links.set(tenantId, objectId, otherPartnerId);
    expect(await control("GET", "links")).toMatchObject({ body: [{ tenantId, objectId }] });
    expect(await control("GET", "links/history")).toMatchObject({ body: [{ to: otherPartnerId }] });
    expect(await control("GET", "partners")).toMatchObject({
      body: [{ name: "Example Partner" }, { name: "Other Partner" }],
    });
    expect(await control("GET", "requests")).toMatchObject({
      body: [{}, {}, {}, { path: "/emulator/requests" }],
    });
  });

  test("partners can be added", async () => {
    await control("PUT", "partners/500", { name: "New Partner" });
    expect(emulator.partners.find("500")?.name).toBe("New Partner");
  });

  test("faults can be injected and cleared", async () => {
    const fault = { on: { kind: "metadata" }, fault: { type: "status", status: 503 }, times: 2 };
    await control("POST", "faults", fault);
    expect((await send(emulator, { path: "/metadata/endpoints" })).status).toBe(503);
    await control("DELETE", "faults");
    expect((await send(emulator, { path: "/metadata/endpoints" })).status).toBe(200);
  });

  test.each([
    ["PUT", ours, {}, 400],
    ["POST", "faults", {}, 400],
    ["POST", "links", {}, 404],
  ])("%s %s with %j is refused", async (method, path, input, status) => {
    expect((await control(method, path, input)).status).toBe(status);
    expect(emulator.links.history()).toEqual([]);
  });
});
