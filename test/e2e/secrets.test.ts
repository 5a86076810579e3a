import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { filesHolding } from "./filesHolding";
import { linkType, openScene, ours, second, theirs } from "./scene";
import type { Principal, Run, Scene } from "./scene";

jest.setTimeout(180_000);

describe("secrets", () => {
  let scene: Scene;
  let plain: Principal;
  let output: Principal;
  let configured: Principal;
  let environment: Principal;
  let secrets: string[];
  const runs: Record<string, Run> = {};
  let histories: string[][];

  const declare = (partnerId: string) => {
    const { tenantId, clientId } = configured;
    return scene.program(`
      new PartnerAdminLink("plain", { partnerId: "${partnerId}", identity: ${plain.declared} });
      new PartnerAdminLink("output", {
        partnerId: "${partnerId}", identity: pulumi.output(${output.declared}),
      });
      new PartnerAdminLink("configured", {
        partnerId: "${partnerId}",
        identity: {
          tenantId: "${tenantId}", clientId: "${clientId}",
          clientSecret: new pulumi.Config().requireSecret("clientSecret"),
        },
      });
      new PartnerAdminLink("environment", { partnerId: "${partnerId}" });
    `);
  };

  beforeAll(async () => {
    scene = await openScene();
    environment = scene.principal;
    plain = scene.addPrincipal();
    output = scene.addPrincipal();
    configured = scene.addPrincipal();
    secrets = [plain, output, configured, environment].map(({ clientSecret }) => clientSecret);
    await scene.workspace.setConfig("clientSecret", configured.clientSecret, { secret: true });
    await declare(ours);
    runs["preview"] = await scene.preview(["--diff"]);
    runs["up"] = await scene.up();
    await declare(second);
    const plan = join(scene.workspace.root, "plan.json");
    runs["saved plan"] = await scene.preview(["--save-plan", plan], {
      env: { PULUMI_EXPERIMENTAL: "true" },
    });
    runs["second up"] = await scene.up();
    runs["refresh"] = await scene.refresh();
    histories = [plain, output, configured, environment].map((each) => scene.history(each));
  });
  afterEach(() => scene.emulator.faults.clear());
  afterAll(() => scene.close());

  test("sign in, however they are given", () => {
    const linkedAndMoved = [`none -> ${ours}`, `${ours} -> ${second}`];
    expect(histories).toEqual(Array.from({ length: 4 }, () => linkedAndMoved));
  });

  test("stand nowhere in clear: not in the state, its history, PULUMI_HOME or a saved plan", async () => {
    const { root, folder } = scene.workspace;
    const found = await filesHolding(root, secrets);
    // The program itself was written with two of them.
    expect(found.filter((file) => !file.startsWith(folder))).toEqual([]);
    expect(found).toEqual([join(folder, "index.js")]);
    expect((await readdir(root)).includes("plan.json")).toBe(true);
  });

  test("are the only part of an identity that is encrypted, in inputs and in outputs", async () => {
    const { resources = [] } = (await scene.workspace.stackExport()).deployment;
    for (const [name, { tenantId, clientId }] of Object.entries({ plain, output, configured })) {
      const link = resources.find(({ urn }) => urn.endsWith(`::${name}`));
      const stored = {
        tenantId,
        clientId,
        clientSecret: expect.objectContaining({ ciphertext: expect.any(String) }),
      };
      expect(link?.inputs?.["identity"]).toEqual(stored);
      expect(link?.outputs?.["identity"]).toEqual(stored);
    }
  });

  test("of the environment are not stored at all", async () => {
    expect(await scene.recorded("environment")).not.toHaveProperty("identity");
  });

  test("are not shown by any command", () => {
    for (const [name, { text }] of Object.entries(runs)) {
      for (const secret of secrets) {
        expect({ name, shown: text.includes(secret) }).toEqual({ name, shown: false });
      }
    }
  });

  test("are not shown when Entra or Azure refuses, nor with a stack or a token", async () => {
    const { clientId } = plain;
    scene.emulator.directory.refuseSignIn({
      tenantId: plain.tenantId,
      identity: clientId,
      code: 7000215,
    });
    scene.emulator.faults.inject({
      on: { kind: "link", objectId: output.objectId },
      fault: { type: "status", status: 403 },
      times: 100,
    });
    for (const [name, reason] of [
      ["plain", "AADSTS7000215"],
      ["output", "Azure answered 403"],
    ]) {
      const urn = `urn:pulumi:test::program::${linkType}::${name}`;
      const { text } = await scene.fails("refresh", ["--target", urn]);
      expect(text).toContain(reason);
      expect(text).not.toMatch(/Bearer |eyJ|\n\s+at .*:\d+:\d+/);
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    }
    scene.emulator.directory.allowSignIn(plain.tenantId, clientId);
  });

  test("are not shown when the provider is killed in the middle of a write", async () => {
    const hold = scene.emulator.faults.inject({
      on: { kind: "link", method: "PATCH" },
      fault: { type: "hold", when: "before" },
    });
    await declare(theirs);
    const running = scene.workspace.start(["up", "--yes", "--skip-preview"]);
    await Promise.race([hold.held, running.finished]);
    expect(hold.struck).toHaveLength(1);
    const providers = (await scene.workspace.processes()).filter(({ command }) =>
      command.includes("dynamic-provider"),
    );
    expect(providers).not.toEqual([]);
    for (const { pid } of providers) {
      process.kill(pid, "SIGKILL");
    }
    const { exitCode, stdout, stderr } = await running.finished;
    hold.remove();
    expect(exitCode).not.toBe(0);
    expect(secrets.filter((secret) => (stdout + stderr).includes(secret))).toEqual([]);
    const { root, folder } = scene.workspace;
    const found = await filesHolding(root, secrets);
    expect(found.filter((file) => !file.startsWith(folder))).toEqual([]);
  });

  test("of the environment do not get into the engine's verbose log; declared ones only by the engine", async () => {
    await declare(ours);
    const { text } = await scene.up(["-v=9", "--logtostderr"]);
    const lines = text.split("\n");
    const showing = (secret: string) => lines.filter((line) => line.includes(secret));
    expect(showing(environment.clientSecret)).toEqual([]);
    // From -v=3 on the engine writes what crosses its wire, every package's secrets included. What
    // program and provider print comes as text beside these records.
    for (const line of secrets.flatMap(showing)) {
      expect(JSON.parse(line)).toMatchObject({ level: "INFO", v: expect.any(Number) });
    }
    expect(lines.some((line) => line.startsWith('{"time":'))).toBe(true);
  });
});

describe("ids given as secrets", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
    const { tenantId, clientId, clientSecret } = scene.principal;
    await scene.program(`
      new PartnerAdminLink("contoso", {
        partnerId: pulumi.secret("${ours}"),
        identity: {
          tenantId: pulumi.secret("${tenantId}"), clientId: "${clientId}",
          clientSecret: "${clientSecret}",
        },
      });
    `);
    await scene.up();
    await scene.refresh();
  });
  afterAll(() => scene.close());

  test("are encrypted under the names they were given, and stand in clear elsewhere", async () => {
    const { resources = [] } = (await scene.workspace.stackExport()).deployment;
    const link = resources.find(({ type }) => type === linkType);
    const encrypted = expect.objectContaining({ ciphertext: expect.any(String) });
    for (const stored of [link?.inputs, link?.outputs]) {
      expect(stored).toMatchObject({ partnerId: encrypted, identity: { tenantId: encrypted } });
    }
    expect(link?.outputs).toMatchObject({ linkedPartnerId: ours });
    expect(link?.id).toBe(scene.principal.id);
  });
});
