import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClientCertificate } from "../../../emulator";
import type { Fault } from "../../../emulator";
import { contoso, fabrikam } from "../principal";
import type { Application } from "../principal";
import { openScene } from "../scene";
import type { Scene } from "../scene";
import { jsonOf, runBuilt, startBuilt, surroundings } from "./builtCommand";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  const asked = scene.emulator.requests.all();
  const written = asked.filter(({ kind, method }) => kind !== "token" && method !== "GET");
  await scene.close();
  // Whatever was asked above: signing in is a POST to Entra, and nothing else is more than a question.
  expect(asked.length).toBeGreaterThan(20);
  expect(written).toEqual([]);
});

const run = (args: string[], env: Record<string, string> = {}) =>
  runBuilt(args, { ...surroundings(scene), ...env });
const as = (app: Application, ...args: string[]) => run(args, app.environment);
const strike = ({ objectId }: Application, fault: Fault) =>
  scene.emulator.faults.inject({ on: { kind: "link", objectId }, fault });
const nobody = "00000000-0000-0000-0000-00000000000a";

describe("whoami", () => {
  test("tells tenant, object, client and kind, and by which variables that one signed in", async () => {
    const app = scene.addApplication();
    const { code, stdout, stderr } = await as(app, "whoami");
    expect([code, stderr]).toEqual([0, ""]);
    for (const fact of [app.tenantId, app.objectId, app.clientId, "service principal"]) {
      expect(stdout).toContain(fact);
    }
    expect(stdout).toContain(`service principal ${app.objectId} would be linked here.`);
    expect(stdout).toMatch(/signed in with +the client secret of client/);
    expect(stdout).toMatch(/from +ARM_CLIENT_SECRET, ARM_TENANT_ID, ARM_CLIENT_ID, ARM_METADATA/);
    expect(app.requests()).toEqual([]);
  });

  test("tells the same to programs", async () => {
    const app = scene.addApplication();
    const { tenantId, objectId, clientId } = app;
    const from = expect.arrayContaining(["ARM_CLIENT_SECRET"]) as unknown;
    expect(jsonOf(await as(app, "whoami", "--json"))).toMatchObject({
      ...{ tenantId, objectId, clientId, kind: "service principal" },
      signIn: { method: "secret", from },
    });
  });

  test("chooses as the provider does: a certificate that is declared before a secret that lies about", async () => {
    const meant = scene.addApplication();
    const certificate = createClientCertificate();
    scene.emulator.directory.addServicePrincipal({ ...meant, certificate });
    const path = join(scene.folder, "meant.pfx");
    writeFileSync(path, certificate.pfx("PFX-PASSWORD"));
    const env = { ...meant.environment, ARM_CLIENT_CERTIFICATE_PASSWORD: "PFX-PASSWORD" };
    const said = await run(["whoami", "--json", "--client-certificate-path", path], env);
    expect(jsonOf(said)).toMatchObject({
      objectId: meant.objectId,
      signIn: {
        method: "certificate",
        from: expect.arrayContaining([
          "--client-certificate-path",
          "ARM_CLIENT_CERTIFICATE_PASSWORD",
        ]) as unknown,
      },
    });
  });

  test("finds it wrong when another one signs in than is pinned", async () => {
    const app = scene.addApplication();
    const { code, stdout } = await as(app, "whoami", "--object-id", nobody);
    expect(code).toBe(1);
    expect(stdout).toContain(`service principal ${app.objectId} signs in here.`);
    expect(stdout).toContain(`is pinned to objectId ${nobody}, but`);
  });

  describe("of a person whom the Azure CLI finds", () => {
    const upn = "ada@contoso.example";
    let env: Record<string, string>;
    beforeAll(() => {
      const { tenantId } = scene.emulator.directory.addTenant();
      scene.emulator.directory.addUser({ tenantId, upn });
      const az = scene.emulator.createAzureCli({ upn, tenantId });
      env = surroundings(scene, [az.folder]);
    });

    test("says that nobody is linked by chance", async () => {
      const { code, stdout } = await runBuilt(["whoami"], env);
      expect(code).toBe(1);
      expect(stdout).toContain(upn);
      expect(stdout).toContain("A person is linked only when the program says so");
    });

    test("is content where a person is meant", async () => {
      const { code, stdout } = await runBuilt(["whoami", "--allow-user"], env);
      expect(code).toBe(0);
      expect(stdout).toMatch(/kind +user/);
    });
  });

  test("cannot tell where nobody signs in, and says why as the provider does", async () => {
    const app = scene.addApplication();
    const wrong = { ...app.environment, ARM_CLIENT_SECRET: "SECRET-VALUE-wrong" };
    const { code, stdout, stderr } = await run(["whoami"], wrong);
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toContain("the client secret is wrong (Entra: AADSTS7000215)");
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(jsonOf(await run(["whoami", "--json"], wrong))).toEqual({ error: stderr.trim() });
  });
});

describe("show", () => {
  test("tells the partner, its name, since when, and the version", async () => {
    const app = scene.addApplication();
    app.linkTo(contoso.id);
    const { code, stdout } = await as(app, "show");
    expect(code).toBe(0);
    expect(stdout).toContain(`Linked to partner ${contoso.id} (${contoso.name}).`);
    expect(stdout).toMatch(/since +20\d\d-/);
    expect(stdout).toMatch(/version +1\n/);
    expect(app.requestPaths()).toEqual(["GET"]);
    expect(jsonOf(await as(app, "show", "--json"))).toMatchObject({
      identity: { objectId: app.objectId },
      link: { partnerId: contoso.id, partnerName: contoso.name, version: 1 },
    });
  });

  test("ends with 1 where nobody is linked", async () => {
    const app = scene.addApplication();
    const { code, stdout } = await as(app, "show");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Not linked: service principal .* is linked to no partner\.\n$/);
    expect(jsonOf(await as(app, "show", "--json"))).toMatchObject({ link: null });
  });

  test("asks nothing for another identity than the pinned one", async () => {
    const app = scene.addApplication();
    const { code, stderr } = await as(app, "show", "--object-id", nobody);
    expect(code).toBe(3);
    expect(stderr).toContain(`The identity that is asked about is pinned to objectId ${nobody}`);
    expect(app.requests()).toEqual([]);
  });

  test('cannot tell where Azure refuses to, and does not say "not linked" then', async () => {
    const app = scene.addApplication();
    strike(app, { type: "status", status: 403 });
    const { code, stdout, stderr } = await as(app, "show");
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toContain("Could not read the link of service principal");
  });

  test("says how to wait longer in the command's own words", async () => {
    const app = scene.addApplication();
    strike(app, { type: "silence", when: "before" });
    const { code, stderr } = await as(app, "show", "--timeout", "5");
    expect(code).toBe(3);
    expect(stderr).toContain("no usable answer within 5 seconds");
    expect(stderr).toContain("raise the limit with `--timeout <seconds>`");
  });

  test("ends at once on Ctrl-C while it waits for Azure", async () => {
    const app = scene.addApplication();
    const struck = strike(app, { type: "hold", when: "before" });
    const running = startBuilt(["show"], { ...surroundings(scene), ...app.environment });
    await struck.held;
    const begin = Date.now();
    process.kill(running.pid ?? 0, "SIGINT");
    const { ended, stdout, stderr } = await running.finished;
    expect(Date.now() - begin).toBeLessThan(5_000);
    expect([ended, stdout, stderr]).toEqual(["killed", "", ""]);
  });
});

describe("check", () => {
  test("is content where the identity is linked to that partner", async () => {
    const app = scene.addApplication();
    app.linkTo(contoso.id);
    const { code, stdout } = await as(app, "check", contoso.id);
    expect(code).toBe(0);
    expect(stdout).toContain(`is linked to partner ${contoso.id} (${contoso.name}).`);
  });

  test("names the partner that it is linked to instead", async () => {
    const app = scene.addApplication();
    app.linkTo(fabrikam.id);
    const { code, stdout } = await as(app, "check", contoso.id);
    expect(code).toBe(1);
    expect(stdout).toContain(`is linked to partner ${fabrikam.id} (${fabrikam.name}), not to`);
    expect(jsonOf(await as(app, "check", contoso.id, "--json"))).toMatchObject({
      linked: false,
      link: { partnerId: fabrikam.id },
    });
  });

  test("says of an identity without a link that only linking proves an id", async () => {
    const app = scene.addApplication();
    const { code, stdout } = await as(app, "check", contoso.id);
    expect(code).toBe(1);
    expect(stdout).toContain(`is linked to no partner, not to ${contoso.id}.`);
    expect(stdout).toContain("Only linking proves that a partner id exists");
  });

  test("signs nobody in for an id that cannot be one", async () => {
    const app = scene.addApplication();
    expect((await as(app, "check", app.clientId)).code).toBe(1);
    expect(app.tokenRequests()).toBe(0);
  });

  test("without a credential says what it could not tell", async () => {
    const { code, stderr } = await run(["check", contoso.id]);
    expect(code).toBe(3);
    expect(stderr).toContain(`${contoso.id} has the form of a partner id.`);
    expect(stderr).toContain("Whether an identity is linked to it could not be told.");
    expect(stderr).toContain("Azure CLI (az) is not installed");
    expect(jsonOf(await run(["check", contoso.id, "--json"]))).toMatchObject({
      problems: [],
      linked: null,
    });
  });
});

test("A tenant id or client id that cannot be one is wrong use, and signs nobody in", async () => {
  const mark = scene.emulator.requests.next();
  const { code, stderr } = await run(["show", "--tenant-id", "contoso", "--client-id", "x"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^--tenant-id: "contoso" is not a GUID/m);
  expect(stderr).toMatch(/^--client-id: "x" is not a GUID/m);
  expect(scene.emulator.requests.next()).toBe(mark);
});
