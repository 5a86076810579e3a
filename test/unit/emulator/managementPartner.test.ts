import { startEmulator } from "../../../emulator";
import type { Emulator } from "../../../emulator";
import { partnerClient } from "./clients";
import { addExample, example, exampleToken, linkPath } from "./example";
import { send } from "./send";

const { tenantId, objectId, partnerId, otherPartnerId } = example;

describe("Microsoft.ManagementPartner", () => {
  let emulator: Emulator;
  beforeAll(async () => (emulator = await startEmulator({ world: {} })));
  afterAll(() => emulator.stop());
  beforeEach(() => {
    emulator.reset();
    addExample(emulator);
  });

  const call = (method: string, id: string) =>
    send(emulator, { method, path: linkPath(id), token: exampleToken(emulator) });
  const linked = () => emulator.links.get(tenantId, objectId)?.partnerId;
  const link = (id: string = partnerId) => emulator.links.set(tenantId, objectId, id);

  test("PUT links the caller and answers the link", async () => {
    const { status, body } = await call("PUT", partnerId);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      id: `/providers/microsoft.managementpartner/partners/${partnerId}`,
      type: "Microsoft.ManagementPartner/partners",
      name: partnerId,
      etag: 1,
      properties: {
        partnerId,
        partnerName: "Example Partner",
        tenantId,
        objectId,
        version: 1,
        state: "Active",
      },
    });
    expect(linked()).toBe(partnerId);
  });

  test("Azure's own client creates, reads, moves and removes a link", async () => {
    const { partner } = partnerClient(emulator);
    await partner.create(partnerId);
    expect((await partner.get(partnerId)).partnerName).toBe("Example Partner");
    const moved = await partner.update(otherPartnerId);
    expect(moved).toMatchObject({ partnerId: otherPartnerId, version: 2 });
    expect((await partner.get("")).partnerId).toBe(otherPartnerId);
    await partner.delete(otherPartnerId);
    expect(linked()).toBeUndefined();
  });

  test("PATCH keeps the time of the first link and counts the version", async () => {
    const { createdTime } = link();
    const { body } = await call("PATCH", otherPartnerId);
    expect(JSON.parse(body)).toMatchObject({
      etag: 2,
      properties: { version: 2, createdTime, partnerId: otherPartnerId },
    });
  });

  test("PATCH does not create a link", async () => {
    const { status, body } = await call("PATCH", partnerId);
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({ code: "ManagementPartnerNotFound" });
    expect(linked()).toBeUndefined();
  });

  test("PUT after DELETE brings the same record back two versions on", async () => {
    const { createdTime } = link();
    await call("DELETE", partnerId);
    const { body } = await call("PUT", partnerId);
    expect(JSON.parse(body)).toMatchObject({ properties: { version: 3, createdTime } });
  });

  test("DELETE answers 200 and nothing else, linked or not", async () => {
    link();
    for (const attempt of [await call("DELETE", partnerId), await call("DELETE", partnerId)]) {
      expect(attempt).toMatchObject({ status: 200, body: "" });
    }
    expect(linked()).toBeUndefined();
  });

  test.each([
    ["nobody's", "999"],
    ["a global account's", "100199"],
    ["not a number", "abc"],
  ])("refuses a partner id that is %s", async (_title, id) => {
    emulator.partners.addGlobal("100199");
    const { status, body } = await call("PUT", id);
    expect(status).toBe(400);
    expect(JSON.parse(body)).toEqual({
      error: { code: "PartnerIdInvalid", message: "The Partner ID is not valid" },
      code: "PartnerIdInvalid",
      message: "The Partner ID is not valid",
    });
    expect(linked()).toBeUndefined();
  });

  test("a refused PATCH leaves the link as it was", async () => {
    const before = link();
    expect((await call("PATCH", "999")).status).toBe(400);
    expect(emulator.links.get(tenantId, objectId)).toEqual(before);
  });

  test("GET says that an identity is not linked in both of the provider's shapes", async () => {
    const { status, body } = await call("GET", "");
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({
      error: { code: "ManagementPartnerNotFound" },
      code: "ManagementPartnerNotFound",
    });
  });

  test("the path is read in any case, with and without a slash at its end", async () => {
    link();
    const token = exampleToken(emulator);
    for (const path of [
      "/providers/microsoft.managementpartner/PARTNERS/100200/",
      "/providers/Microsoft.ManagementPartner/partners",
      "/PROVIDERS/Microsoft.ManagementPartner/partners/",
    ]) {
      const answer = await send(emulator, { path: `${path}?api-version=2018-02-01`, token });
      expect(answer.status).toBe(200);
    }
  });

  test("answers carry request ids and no Retry-After or ETag", async () => {
    const { headers } = await call("PUT", partnerId);
    expect(headers).toMatchObject({
      "request-id": expect.any(String),
      "x-ms-request-id": expect.any(String),
      "x-ms-correlation-request-id": expect.any(String),
      "cache-control": "no-cache",
      "x-ms-ratelimit-remaining-tenant-resource-requests": expect.stringMatching(/^\d+$/),
    });
    expect(headers).not.toHaveProperty("etag");
    expect(headers).not.toHaveProperty("retry-after");
  });

  test("lists its operations", async () => {
    const path = "/providers/Microsoft.ManagementPartner/operations?api-version=2018-02-01";
    const { body } = await send(emulator, { path, token: exampleToken(emulator) });
    expect(JSON.parse(body)).toMatchObject({
      value: expect.arrayContaining([
        expect.objectContaining({ name: "Microsoft.ManagementPartner/partners/write" }),
      ]),
    });
  });

  test.each([
    ["MissingApiVersionParameter", ""],
    ["InvalidApiVersionParameter", "?api-version=2017-01-01"],
  ])("answers %s for the query '%s'", async (code, query) => {
    const path = `/providers/Microsoft.ManagementPartner/partners/${query}`;
    const { status, body } = await send(emulator, { path, token: exampleToken(emulator) });
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ error: { code } });
  });

  test("refuses a caller without a token, with a forged, an expired or another's one", async () => {
    const { tokens, url } = emulator;
    const good = exampleToken(emulator);
    const elsewhere = tokens.issue({ ...example, audience: `${url}/graph`, kind: "app" }).token;
    tokens.options.lifetime = -1;
    const expired = exampleToken(emulator);
    const [head, , signature] = good.split(".");
    const claims = Buffer.from(JSON.stringify({ tid: "t", oid: "o", aud: url, exp: 9e9 }));
    const forged = [head, claims.toString("base64url"), signature].join(".");

    for (const token of [undefined, "nonsense", forged, expired, elsewhere]) {
      const answer = await send(emulator, { method: "PUT", path: linkPath(partnerId), token });
      expect(answer.status).toBe(401);
      expect(answer.headers["www-authenticate"]).toMatch(/^Bearer /);
    }
    expect(emulator.links.history()).toEqual([]);
  });
});
