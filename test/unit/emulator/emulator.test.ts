import { existsSync } from "node:fs";
import { connect } from "node:tls";
import { startEmulator } from "../../../emulator";
import type { Emulator } from "../../../emulator";
import { getToken, partnerClient, secretCredential } from "./clients";
import { addExample, example, exampleToken, linkPath } from "./example";
import { send } from "./send";
import { until } from "./until";

const { tenantId, objectId, clientId, secret, partnerId } = example;

describe("the emulator", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ world: {} });
    addExample(emulator);
  });
  afterEach(() => emulator.stop());

  test("listens on loopback only", async () => {
    const socket = connect({
      port: Number(new URL(emulator.url).port),
      host: "127.0.0.1",
      ca: emulator.ca,
    });
    await new Promise((resolve, reject) =>
      socket.once("secureConnect", resolve).once("error", reject),
    );
    expect(socket.remoteAddress).toBe("127.0.0.1");
    expect(socket.authorized).toBe(true);
    socket.destroy();
  });

  test("is not trusted without its authority", async () => {
    const answer = send({ ...emulator, ca: "" }, { path: "/metadata/endpoints" });
    await expect(answer).rejects.toThrow(/certificate/);
  });

  test("tells what a process needs in its environment to take it for its cloud", () => {
    expect(emulator.environment).toEqual({
      ARM_METADATA_HOSTNAME: emulator.host,
      ARM_DISABLE_INSTANCE_DISCOVERY: "true",
      NODE_EXTRA_CA_CERTS: emulator.caFile,
      SSL_CERT_FILE: emulator.caFile,
    });
  });

  test("logs each request with whom it is from, in order", async () => {
    await partnerClient(emulator).partner.create(partnerId);
    expect(emulator.requests.all().map(({ kind, method }) => `${method} ${kind}`)).toEqual([
      "GET discovery",
      "POST token",
      "PUT link",
    ]);
    expect(emulator.requests.ofKind("link")).toMatchObject([
      { tenantId, objectId, clientId, status: 200, bodyLength: 0, query: "api-version=2018-02-01" },
    ]);
    const indexes = emulator.requests.ofKind("link").map(({ index }) => index);
    expect(indexes).toEqual([expect.any(Number)]);
    expect(emulator.links.history().map(({ request }) => request)).toEqual(indexes);
  });

  test("counts requests of a kind from a mark on", async () => {
    const read = () => send(emulator, { path: linkPath(""), token: exampleToken(emulator) });
    await read();
    const mark = emulator.requests.next();
    await read();
    expect(emulator.requests.count("link")).toBe(2);
    expect(emulator.requests.count("link", mark)).toBe(1);
    emulator.requests.clear();
    expect(emulator.requests.count("link")).toBe(0);
  });

  test("keeps no secret and no token in its log", async () => {
    const credential = secretCredential(emulator);
    const { token = "" } = (await getToken(emulator, credential)) ?? {};
    await send(emulator, { path: linkPath(""), token, headers: { "x-identity-header": secret } });
    const log = JSON.stringify(emulator.requests.all());
    expect(log).toContain("<redacted>");
    expect(log).not.toContain(secret);
    expect(log).not.toContain(token.split(".")[1]);
  });

  test("answers 404 for what it does not know", async () => {
    expect((await send(emulator, { path: "/providers" })).status).toBe(404);
    expect(emulator.requests.count("unknown")).toBe(1);
  });

  test("stamps links with the clock that it is given", async () => {
    const now = () => new Date("2026-01-02T03:04:05.678Z");
    const other = await startEmulator({ world: {}, now });
    addExample(other);
    await send(other, { method: "PUT", path: linkPath(partnerId), token: exampleToken(other) });
    expect(other.links.get(tenantId, objectId)?.createdTime).toBe("2026-01-02T03:04:05.6781237Z");
    await other.stop();
  });

  test("starts again empty", async () => {
    emulator.links.set(tenantId, objectId, partnerId);
    emulator.switches.partnerNameInAnswers = false;
    emulator.latency.arm = 10;
    emulator.reset();
    expect(emulator.links.history()).toEqual([]);
    expect(emulator.partners.all()).toEqual([]);
    expect(emulator.directory.servicePrincipals()).toEqual([]);
    expect(emulator.switches.partnerNameInAnswers).toBe(true);
    expect(emulator.latency.arm).toBe(0);
  });

  test("gives the same ids after every reset", () => {
    emulator.reset();
    const first = emulator.directory.addTenant();
    emulator.reset();
    expect(emulator.directory.addTenant()).toEqual(first);
  });

  test("stops although requests are held, silent or slow", async () => {
    const answers = (["hold", "silence"] as const).map((type) => {
      emulator.faults.inject({ on: { kind: "metadata" }, fault: { type, when: "before" } });
      return send(emulator, { path: "/metadata/endpoints" });
    });
    await until(
      () => emulator.requests.ofKind("metadata").filter(({ fault }) => fault).length === 2,
    );
    emulator.latency.arm = 600_000;
    answers.push(send(emulator, { path: linkPath("") }));
    await until(() => emulator.requests.count("link") === 1);
    const settled = Promise.allSettled(answers);
    await emulator.stop();
    expect((await settled).map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
      "rejected",
    ]);
    expect(existsSync(emulator.caFile)).toBe(false);
  });
});
