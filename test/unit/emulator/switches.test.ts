import { startEmulator } from "../../../emulator";
import type { Emulator, Switches } from "../../../emulator";
import { addExample, example, exampleToken, linkPath } from "./example";
import { send } from "./send";

const { tenantId, objectId, partnerId, otherPartnerId } = example;

interface Case {
  switches: Partial<Switches>;
  method: string;
  id: string;
  status: number;
  /** What is linked afterwards. */
  linked: string | undefined;
}

const conflict = { same: "conflict", other: "conflict" } as const;

describe("what is unknown of Microsoft.ManagementPartner", () => {
  let emulator: Emulator;
  beforeAll(async () => (emulator = await startEmulator({ world: {} })));
  afterAll(() => emulator.stop());
  beforeEach(() => {
    emulator.reset();
    addExample(emulator);
  });

  const call = (method: string, path: string) =>
    send(emulator, { method, path, token: exampleToken(emulator) });
  const linked = () => emulator.links.get(tenantId, objectId)?.partnerId;

  const put = { method: "PUT", linked: partnerId };
  const whileLinked: Case[] = [
    { ...put, switches: { putWhileLinked: conflict }, id: partnerId, status: 409 },
    { ...put, switches: { putWhileLinked: conflict }, id: otherPartnerId, status: 409 },
    {
      ...put,
      switches: { putWhileLinked: { ...conflict, same: "ok" } },
      id: partnerId,
      status: 200,
    },
    {
      ...put,
      switches: { putWhileLinked: { ...conflict, other: "badRequest" } },
      id: otherPartnerId,
      status: 400,
    },
    {
      ...put,
      switches: { putWhileLinked: { ...conflict, other: "ok" } },
      id: otherPartnerId,
      status: 200,
      linked: otherPartnerId,
    },
  ];
  const byOtherId: Case[] = (
    [
      ["GET", { getByOtherId: "notFound" }, 404, partnerId],
      ["GET", { getByOtherId: "found" }, 200, partnerId],
      ["GET", { getByOtherId: "error" }, 400, partnerId],
      ["DELETE", { deleteOtherId: "ignored" }, 200, partnerId],
      ["DELETE", { deleteOtherId: "removesLink" }, 200, undefined],
    ] as const
  ).map(([method, switches, status, after]) => ({
    method,
    switches,
    id: otherPartnerId,
    status,
    linked: after,
  }));

  test.each([...whileLinked, ...byOtherId])(
    "$method of $id while linked to 100200, with $switches, answers $status",
    async ({ switches, method, id, status, linked: after }) => {
      emulator.links.set(tenantId, objectId, partnerId);
      Object.assign(emulator.switches, switches);
      expect((await call(method, linkPath(id))).status).toBe(status);
      expect(linked()).toBe(after);
    },
  );

  test("GET by another id, when found, answers the link that stands", async () => {
    emulator.links.set(tenantId, objectId, partnerId);
    emulator.switches.getByOtherId = "found";
    const { body } = await call("GET", linkPath(otherPartnerId));
    expect(JSON.parse(body)).toMatchObject({ name: partnerId });
  });

  test.each([
    ["ownLink", 200],
    ["notFound", 404],
  ] as const)("GET without a slash at its end: %s", async (position, status) => {
    emulator.links.set(tenantId, objectId, partnerId);
    emulator.switches.getWithoutSlash = position;
    const path = "/providers/Microsoft.ManagementPartner/partners?api-version=2018-02-01";
    expect((await call("GET", path)).status).toBe(status);
  });

  test("GET of a removed link can answer that it is deleted", async () => {
    emulator.links.set(tenantId, objectId, partnerId);
    emulator.links.remove(tenantId, objectId);
    expect((await call("GET", linkPath(""))).status).toBe(404);
    emulator.switches.readDeletedState = "deletedState";
    const { body } = await call("GET", linkPath(""));
    expect(JSON.parse(body)).toMatchObject({ properties: { state: "Deleted", version: 2 } });
  });

  test.each([
    ["noChange", 1],
    ["newVersion", 2],
  ] as const)("PATCH with the id that is linked: %s", async (position, version) => {
    emulator.links.set(tenantId, objectId, partnerId);
    emulator.switches.patchSame = position;
    const { body } = await call("PATCH", linkPath(partnerId));
    expect(JSON.parse(body)).toMatchObject({ etag: version });
  });

  test.each([
    ["notFound", 404],
    ["badRequest", 400],
  ] as const)("PATCH with no partner's id and no link: %s", async (position, status) => {
    emulator.switches.patchInvalidNotLinked = position;
    expect((await call("PATCH", linkPath("999"))).status).toBe(status);
  });

  test("answers can come without the partner's name", async () => {
    emulator.switches.partnerNameInAnswers = false;
    const { body } = await call("PUT", linkPath(partnerId));
    expect(body).not.toContain("partnerName");
  });
});
