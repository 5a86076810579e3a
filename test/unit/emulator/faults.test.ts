import { request as openRequest } from "node:https";
import { startEmulator } from "../../../emulator";
import type { Emulator, Fault } from "../../../emulator";
import { getToken, partnerClient, secretCredential } from "./clients";
import { addExample, example, exampleToken, linkPath } from "./example";
import { send } from "./send";
import { until } from "./until";

const { tenantId, objectId, partnerId, otherPartnerId } = example;

describe("faults", () => {
  let emulator: Emulator;
  beforeAll(async () => (emulator = await startEmulator({ world: {} })));
  afterAll(() => emulator.stop());
  beforeEach(() => {
    emulator.reset();
    addExample(emulator);
  });

  const call = (method: string, id: string = partnerId, patience?: number) =>
    send(emulator, { method, path: linkPath(id), token: exampleToken(emulator), patience });
  const linked = () => emulator.links.get(tenantId, objectId)?.partnerId;
  const strike = (fault: Fault, method?: string) =>
    emulator.faults.inject({ on: { kind: "link", method }, fault });

  describe("which requests they strike", () => {
    const fault: Fault = { type: "status", status: 503 };
    const statuses = async (count: number) => {
      const answers: number[] = [];
      for (let index = 0; index < count; index += 1) {
        answers.push((await call("GET", "")).status);
      }
      return answers;
    };

    test("one that fits, and then no more", async () => {
      const injected = emulator.faults.inject({ on: { kind: "link" }, fault });
      expect(await statuses(2)).toEqual([503, 404]);
      expect(injected.struck).toMatchObject([{ kind: "link", status: 503, fault: "status" }]);
    });

    test("as many as asked for, after as many as should pass", async () => {
      emulator.faults.inject({ on: { kind: "link" }, fault, skip: 1, times: 2 });
      expect(await statuses(4)).toEqual([404, 503, 503, 404]);
    });

    test("the older injection first", async () => {
      emulator.faults.inject({ on: {}, fault });
      emulator.faults.inject({ on: {}, fault: { type: "status", status: 500 } });
      expect(await statuses(3)).toEqual([503, 500, 404]);
    });

    test("none when removed or cleared", async () => {
      emulator.faults.inject({ on: {}, fault }).remove();
      emulator.faults.inject({ on: {}, fault });
      emulator.faults.clear();
      expect(await statuses(1)).toEqual([404]);
    });

    test.each([
      ["kind", { kind: "token" }],
      ["method", { method: "PUT" }],
      ["path", { path: /elsewhere/ }],
      ["tenant", { tenantId: "other" }],
      ["identity", { objectId: "other" }],
      ["application", { clientId: "other" }],
      ["what a function says", { matches: () => false }],
    ] as const)("none of another %s", async (_title, on) => {
      emulator.faults.inject({ on, fault });
      expect(await statuses(1)).toEqual([404]);
    });

    test("those of an identity, named in any case", async () => {
      emulator.faults.inject({ on: { objectId: objectId.toUpperCase(), tenantId }, fault });
      expect(await statuses(1)).toEqual([503]);
    });

    test("also those for a token", async () => {
      emulator.faults.inject({ on: { kind: "token", clientId: example.clientId }, fault });
      await expect(getToken(emulator, secretCredential(emulator))).rejects.toThrow(/AADSTS90033/);
    });
  });

  describe("a status", () => {
    test("comes instead of the write, in Resource Manager's shape", async () => {
      strike({ type: "status", status: 403, retryAfter: 7 });
      const { status, headers, body } = await call("PUT");
      expect({ status, retryAfter: headers["retry-after"] }).toEqual({
        status: 403,
        retryAfter: "7",
      });
      expect(JSON.parse(body)).toMatchObject({ error: { code: "AuthorizationFailed" } });
      expect(linked()).toBeUndefined();
    });

    test("can come after the write", async () => {
      strike({ type: "status", status: 502, body: "html", when: "after" });
      const { status, headers, body } = await call("PUT");
      expect({ status, type: headers["content-type"] }).toEqual({ status: 502, type: "text/html" });
      expect(body).toMatch(/^<html>/);
      expect(linked()).toBe(partnerId);
    });

    test.each([
      ["empty", "empty", ""],
      ["any text", { text: "{{" }, "{{"],
      ["any JSON", { json: [1] }, "[1]"],
    ] as const)("has %s as its body", async (_title, body, text) => {
      strike({ type: "status", status: 200, body });
      expect(await call("GET")).toMatchObject({ status: 200, body: text });
    });

    test("carries the date and the headers that it is given", async () => {
      const date = "Fri, 02 Jan 2026 03:04:05 GMT";
      strike({ type: "status", status: 429, retryAfter: date, headers: { "x-extra": "1" } });
      expect((await call("GET")).headers).toMatchObject({ "retry-after": date, "x-extra": "1" });
    });
  });

  describe("an altered answer", () => {
    beforeEach(() => {
      emulator.links.set(tenantId, objectId, otherPartnerId);
      emulator.links.set(tenantId, objectId, partnerId);
    });

    test("is cut in half", async () => {
      const { body } = await call("GET");
      strike({ type: "truncated" });
      expect((await call("GET")).body).toBe(body.slice(0, Math.ceil(body.length / 2)));
    });

    test("has another content type", async () => {
      strike({ type: "contentType", contentType: "text/plain" });
      const { headers, body } = await call("GET");
      expect(headers["content-type"]).toBe("text/plain");
      expect(JSON.parse(body)).toMatchObject({ name: partnerId });
    });

    test("is about somebody else", async () => {
      strike({ type: "otherIdentity", objectId: "somebody" });
      expect(JSON.parse((await call("GET")).body)).toMatchObject({
        properties: { tenantId, objectId: "somebody" },
      });
    });

    test("is what stood before the last write", async () => {
      strike({ type: "stale" });
      expect(JSON.parse((await call("GET", "")).body)).toMatchObject({ name: otherPartnerId });
      expect(JSON.parse((await call("GET", "")).body)).toMatchObject({ name: partnerId });
    });

    test("sends the client elsewhere without the write", async () => {
      strike({ type: "redirect", location: "https://elsewhere.example/" });
      const { status, headers } = await call("PATCH", otherPartnerId);
      expect({ status, location: headers.location }).toEqual({
        status: 307,
        location: "https://elsewhere.example/",
      });
      expect(linked()).toBe(partnerId);
    });

    test("asks a user for claims, in base64", async () => {
      strike({ type: "claimsChallenge", claims: '{"access_token":{}}' });
      const { status, headers } = await call("PATCH", otherPartnerId);
      expect(status).toBe(401);
      expect(headers["www-authenticate"]).toContain('error="insufficient_claims"');
      expect(headers["www-authenticate"]).toContain(
        `claims="${Buffer.from('{"access_token":{}}').toString("base64")}"`,
      );
      expect(linked()).toBe(partnerId);
    });

    test("does not end", async () => {
      strike({ type: "endless" });
      const received = await new Promise<number>((resolve, reject) => {
        let length = 0;
        const sent = openRequest(
          `${emulator.url}${linkPath("")}`,
          { ca: emulator.ca, headers: { authorization: `Bearer ${exampleToken(emulator)}` } },
          (response) =>
            response.on("data", (chunk: Buffer) => {
              length += chunk.length;
              if (length > 2_000_000) {
                resolve(length);
                sent.destroy();
              }
            }),
        );
        sent.on("error", reject);
        sent.end();
      });
      expect(received).toBeGreaterThan(2_000_000);
    });
  });

  describe("a connection", () => {
    test.each([
      ["before", undefined],
      ["after", partnerId],
    ] as const)("is cut %s the write", async (when, after) => {
      strike({ type: "reset", when });
      await expect(call("PUT")).rejects.toThrow(/socket hang up|ECONNRESET/);
      expect(linked()).toBe(after);
      expect(emulator.requests.ofKind("link")).toMatchObject([{ fault: "reset" }]);
      expect(emulator.requests.ofKind("link")[0]?.status).toBeUndefined();
    });

    test.each([
      ["before", undefined],
      ["after", partnerId],
    ] as const)("stays silent from %s the write on", async (when, after) => {
      strike({ type: "silence", when });
      // Long enough for a busy machine to carry out what is not answered.
      await expect(call("PUT", partnerId, 2000)).rejects.toThrow(/abort|timeout/i);
      expect(linked()).toBe(after);
    });

    test("does nothing before its delay is over", async () => {
      strike({ type: "delay", milliseconds: 600_000 });
      await expect(call("PUT", partnerId, 100)).rejects.toThrow(/abort|timeout/i);
      expect(linked()).toBeUndefined();
    });

    test("answers when its delay is over", async () => {
      strike({ type: "delay", milliseconds: 1 });
      expect((await call("PUT")).status).toBe(200);
      expect(linked()).toBe(partnerId);
    });
  });

  describe("a held request", () => {
    test("has written nothing until it is released", async () => {
      const fault = strike({ type: "hold", when: "before" }, "PUT");
      const answer = call("PUT");
      expect(await fault.held).toMatchObject({ method: "PUT", objectId });
      expect(linked()).toBeUndefined();
      fault.release();
      expect((await answer).status).toBe(200);
      expect(linked()).toBe(partnerId);
    });

    test("has written when it is held after the write", async () => {
      const fault = strike({ type: "hold", when: "after" }, "PUT");
      const answer = call("PUT");
      await fault.held;
      expect(linked()).toBe(partnerId);
      fault.release();
      expect((await answer).status).toBe(200);
      expect(emulator.links.history()).toHaveLength(1);
    });

    test("is cut without a write when it is dropped", async () => {
      const fault = strike({ type: "hold", when: "before" });
      const answer = call("PUT");
      await fault.held;
      fault.drop();
      await expect(answer).rejects.toThrow(/socket hang up|ECONNRESET/);
      expect(linked()).toBeUndefined();
    });

    test("still writes when its client has gone before the release", async () => {
      const fault = strike({ type: "hold", when: "before" });
      await expect(call("PUT", partnerId, 100)).rejects.toThrow(/abort|timeout/i);
      await fault.held;
      expect(linked()).toBeUndefined();
      fault.release();
      await until(() => linked() === partnerId);
    });
  });

  test("Azure's own client repeats a failed PUT and meets what it did", async () => {
    strike({ type: "status", status: 503, when: "after", headers: { "retry-after-ms": "1" } });
    const { ACEProvisioningManagementPartnerAPI } = await import("@azure/arm-managementpartner");
    const client = new ACEProvisioningManagementPartnerAPI(secretCredential(emulator), {
      endpoint: emulator.url,
      credentialScopes: `${emulator.url}/.default`,
      tlsOptions: { ca: emulator.ca },
      retryOptions: { maxRetries: 1, retryDelayInMs: 1 },
    });
    await expect(client.partner.create(partnerId)).rejects.toMatchObject({ statusCode: 409 });
    expect(linked()).toBe(partnerId);
  });

  test("Azure's own client reports a refused write with the provider's code", async () => {
    await expect(partnerClient(emulator).partner.create("999")).rejects.toMatchObject({
      statusCode: 400,
      code: "PartnerIdInvalid",
    });
  });
});
