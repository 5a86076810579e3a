import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { createClientCertificate, registeredCertificate } from "../../emulator";
import type { RegisteredCertificate } from "../../emulator";
import type { Host } from "./host";
import { chosenInstallation } from "./installation";
import { contoso } from "./principal";
import type { Application } from "./principal";
import { create } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

const fixture = (name: string) => join(__dirname, "../unit/provider/certificates", name);
const text = (name: string) => readFileSync(fixture(name), "utf8");

describe("signing in by a certificate", () => {
  let scene: Scene;
  let host: Host;
  beforeAll(async () => {
    scene = await openScene();
    host = await scene.startRun();
  });
  afterAll(() => scene.close());

  const registered = registeredCertificate(text("app.crt"));

  function application(certificate: RegisteredCertificate): Application {
    const app = scene.addApplication();
    scene.emulator.directory.addServicePrincipal({ ...app, certificate });
    return app;
  }
  function link({ tenantId, clientId }: Application, path: string, password?: string) {
    const identity = {
      tenantId,
      clientId,
      clientCertificatePath: path,
      ...(password !== undefined && { clientCertificatePassword: password }),
    };
    return create(host, { partnerId: contoso.id, identity });
  }
  function file(name: string, content: string): string {
    const path = join(scene.folder, name);
    writeFileSync(path, content);
    return path;
  }

  test("takes the key's own certificate where the authority's comes first", async () => {
    const app = application(registered);
    const path = file("chain.pem", text("ca.crt") + text("app.crt") + text("app.key"));
    await link(app, path);
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test.each([
    ["openssl3.pfx", "PASSWORD"],
    ["legacy.pfx", "PASSWORD"],
    ["empty-password.pfx", undefined],
    ["bag-attributes.pem", undefined],
  ])("takes what OpenSSL makes (%s)", async (name, password) => {
    const app = application(registered);
    await link(app, fixture(name), password);
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("takes an encrypted key in PEM", async () => {
    const app = application(registered);
    await link(app, file("locked.pem", text("app.crt") + text("app.pkcs8.key")), "PASSWORD");
    expect(app.linkedTo()).toBe(contoso.id);
  });

  test("reads a relative path from the folder that the process works in, and says which", async () => {
    const { folder } = chosenInstallation();
    const app = application(registered);
    await link(app, relative(folder, fixture("bag-attributes.pem")));
    expect(app.linkedTo()).toBe(contoso.id);
    await expect(link(app, "nowhere/app.pem")).rejects.toThrow(
      `nowhere/app.pem (looked for at ${join(folder, "nowhere/app.pem")}) could not be read`,
    );
  });

  test("says of an EC key that it cannot, and asks nobody", async () => {
    const app = application(registered);
    await expect(link(app, file("ec.pem", text("ec.crt") + text("ec.key")))).rejects.toThrow(
      /holds a key of the kind EC.*needs an RSA key/,
    );
    expect(app.tokenRequests()).toBe(0);
  });

  test.each([
    ["is not the registered one", createClientCertificate(), registered],
    ...[createClientCertificate("former", { notAfter: new Date(Date.now() - 1000) })].map(
      (former) => ["has expired", former, former] as const,
    ),
  ] as const)("is told when the certificate %s", async (_title, { pem }, known) => {
    const app = application(known);
    await expect(link(app, file("refused.pem", pem))).rejects.toThrow(
      /certificate .*not registered with the app, or has expired.*AADSTS700027/,
    );
    expect(app.linkedTo()).toBeUndefined();
  });
});
