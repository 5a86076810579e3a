import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClientCertificate } from "../../emulator";
import type { Host } from "./host";
import { chosenProvider } from "./installation";
import { contoso, fabrikam } from "./principal";
import { create } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("a provider process", () => {
  let scene: Scene;
  let host: Host;
  beforeAll(async () => {
    scene = await openScene();
    host = await scene.startRun();
  });
  afterAll(() => scene.close());

  test("gets check's findings as failures of properties, all at once", async () => {
    const { failures } = await host.check({
      partnerId: "12x",
      ifLinked: "maybe",
      color: "blue",
      identity: { clientID: "x", oidcToken: "short-lived" },
    });
    expect(failures.map(({ property }) => property).sort()).toEqual([
      "color",
      "identity.clientID",
      "identity.oidcToken",
      "ifLinked",
      "partnerId",
    ]);
  });

  test("gets the declared words back from check, pins added, nothing else", async () => {
    const { tenantId, identity } = scene.addApplication();
    // The plugin refuses a number: it may not be the one that was written.
    const partnerId = chosenProvider() === "plugin" ? contoso.id : Number(contoso.id);
    const args = { partnerId, identity, onDelete: "keep", whenUnreachable: "fail" };
    expect(await host.check(args)).toEqual({
      inputs: { ...args, partnerId: contoso.id, tenantId },
      failures: [],
    });
  });

  test("serves operations that come before its configuration has settled", async () => {
    const home = scene.addApplication();
    const { directory } = scene.emulator;
    const tenants = [1, 2, 3].map(() => directory.addTenant().tenantId);
    tenants.forEach((tenantId) =>
      directory.addServicePrincipal({ tenantId, clientId: home.clientId }),
    );
    const run = await scene.startRun({
      config: {
        "azure-native:clientId": home.clientId,
        "azure-native:clientSecret": home.secret,
      },
    });
    const made = await Promise.all(
      tenants.map((tenantId) =>
        run.create({ partnerId: contoso.id, identity: { tenantId }, tenantId }),
      ),
    );
    expect(made.map(({ id }) => id.split("/")[0])).toEqual(tenants);
  });

  test("prints no stack of a failure, expected or not", async () => {
    const run = await scene.startRun();
    const app = scene.addApplication();
    const made = await create(run, { partnerId: contoso.id, identity: app.identity });
    const later = await scene.startRun();
    scene.emulator.faults.inject({
      on: { kind: "link", objectId: app.objectId },
      fault: { type: "status", status: 403 },
      times: 2,
    });
    await expect(later.read(made.id, made.outs)).rejects.toThrow("answered 403");
    await expect(later.delete(made.id, made.outs)).rejects.toThrow("answered 403");
    await create(later, { partnerId: contoso.id, identity: app.identity });
    const { inputs } = await later.check({ partnerId: fabrikam.id, identity: app.identity });
    await expect(later.diff(made.id, made.outs, inputs)).rejects.toThrow("declared twice");
    await later.close();
    // Pulumi's process prints what failed; that it does shows that this looks at the right place.
    if (chosenProvider() === "dynamic") {
      expect(later.stderr()).toContain("answered 403");
      expect(later.stderr()).toContain("declared twice");
    }
    expect(later.stderr()).not.toMatch(/^\s+at |node_modules|\.js:\d/m);
  });

  test("calls a defect a defect, and shows neither stack nor values", async () => {
    const app = scene.addApplication();
    const unchecked = { partnerId: contoso.id, identity: { ...app.identity, objectId: 5 } };
    await expect(host.create(unchecked)).rejects.toThrow(
      /^A defect in pulumi-azure-partner stopped "create" \(TypeError: [^\n]*\)\. Please report it/,
    );
    expect(app.requests()).toEqual([]);
  });

  test("never prints or tells a secret or a token, whatever happens", async () => {
    const { directory } = scene.emulator;
    const app = scene.addApplication();
    const run = await scene.startRun({
      env: {
        ...scene.emulator.workflowEnvironment,
        ARM_CLIENT_SECRET: "SECRET-VALUE-ambient",
        ARM_TENANT_ID: app.tenantId,
        ARM_CLIENT_ID: app.clientId,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: "SECRET-VALUE-request",
      },
    });
    const told: string[] = [];
    const attempt = async (work: Promise<unknown>) =>
      told.push(
        await work.then(
          () => "",
          (error: Error) => error.message,
        ),
      );
    const pfx = join(scene.folder, "locked.pfx");
    writeFileSync(pfx, createClientCertificate().pfx("SECRET-VALUE-pfx"));
    const names = { tenantId: app.tenantId, clientId: app.clientId };

    const made = await create(run, { partnerId: contoso.id, identity: app.identity });
    await attempt(create(run, { partnerId: contoso.id }));
    await attempt(create(run, { partnerId: contoso.id, identity: { ...names, useOidc: true } }));
    await attempt(
      create(run, {
        partnerId: contoso.id,
        identity: {
          ...names,
          clientCertificatePath: pfx,
          clientCertificatePassword: "SECRET-VALUE-other",
        },
      }),
    );
    await attempt(
      run
        .check({ partnerId: "x", identity: { ...app.identity, clientSecret: ["SECRET-VALUE"] } })
        .then(({ failures }) => Promise.reject(new Error(JSON.stringify(failures)))),
    );
    for (const body of ["html", "empty", { text: "{" }] as const) {
      scene.emulator.faults.inject({
        on: { kind: "link", objectId: app.objectId },
        fault: { type: "status", status: 403, body },
      });
      await attempt(run.read(made.id, made.outs));
    }
    directory.removeSecret(app.clientId, app.secret);
    const later = await scene.startRun({ env: { AZURE_PARTNER_WHEN_UNREACHABLE: "keep" } });
    await attempt(later.read(made.id, made.outs));
    await later.delete(made.id, made.outs);
    await Promise.all([run.close(), later.close()]);

    expect(told.filter((message) => message !== "")).toHaveLength(7);
    const printed = [run, later].flatMap((one) => [one.stdout(), one.stderr()]).join("\n");
    expect(printed).toContain("Linked service principal");
    expect(printed).toContain("Left the link of object");
    expect([printed, ...told].join("\n")).not.toMatch(/SECRET-VALUE|eyJ|[Bb]earer |client_secret=/);
  });
});
