import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { proxiedName } from "../../emulator";
import { startConnectProxy } from "../faults/connectProxy";
import type { ConnectProxy, ConnectProxyOptions } from "../faults/connectProxy";
import type { Host } from "./host";
import { contoso, observePrincipal } from "./principal";
import type { Application } from "./principal";
import { create } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("behind a proxy", () => {
  /** Azure by a name that nothing here resolves, so that only a proxy leads there. */
  let scene: Scene;
  const proxies: ConnectProxy[] = [];
  beforeAll(async () => {
    scene = await openScene({ name: proxiedName });
  });
  afterAll(() => scene.close());
  afterEach(() => Promise.all(proxies.splice(0).map((proxy) => proxy.close())));

  async function startProxy(options?: ConnectProxyOptions): Promise<ConnectProxy> {
    const proxy = await startConnectProxy([scene.emulator.host], options);
    proxies.push(proxy);
    return proxy;
  }
  const link = (host: Host, { identity }: Application) =>
    create(host, { partnerId: contoso.id, identity });
  async function failureOf(host: Host, app: Application): Promise<string> {
    const failure: unknown = await link(host, app).catch((caught: unknown) => caught);
    expect(failure).toBeInstanceOf(Error);
    return (failure as Error).message;
  }
  async function closedPort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }

  test.each([
    ["HTTPS_PROXY", "127.0.0.1:"],
    ["https_proxy", "localhost:"],
    ["ALL_PROXY", "http://127.0.0.1:"],
    ["http_proxy", "user:PASSWORD@127.0.0.1:"],
  ])("everything goes through the one that %s names as %s<port>", async (variable, start) => {
    const credentials = start.includes("@") ? "user:PASSWORD" : undefined;
    const proxy = await startProxy({ credentials });
    const app = scene.addApplication();
    const host = await scene.startRun({
      env: { [variable]: `${start}${proxy.host.split(":")[1]}` },
    });
    await link(host, app);
    expect(app.linkedTo()).toBe(contoso.id);
    expect([...proxy.targets()]).toEqual([scene.emulator.host]);
  });

  test.each([
    ["without a password", "", /asks for a user name and password/],
    ["with a wrong one", "user:SECRET-VALUE@", /does not accept the user name and password/],
  ])("a proxy that wants to know who asks is named, %s", async (_title, userInfo, words) => {
    const proxy = await startProxy({ credentials: "user:PASSWORD" });
    const host = await scene.startRun({ env: { HTTPS_PROXY: `http://${userInfo}${proxy.host}` } });
    const message = await failureOf(host, scene.addApplication());
    expect(message).toContain(`The proxy ${proxy.url} (HTTPS_PROXY) answered 407 instead of`);
    expect(message).toMatch(words);
    expect(message).toContain("NO_PROXY");
    expect(message + host.stdout() + host.stderr()).not.toContain("SECRET-VALUE");
    expect(proxy.asked()).toBe(1);
  });

  describe("a refusal is the proxy's, whatever was asked for:", () => {
    let proxy: ConnectProxy;
    let host: Host;
    beforeEach(async () => {
      proxy = await startProxy();
      host = await scene.startRun({ env: { HTTPS_PROXY: proxy.url } });
    });
    const refused = (status: number) =>
      `The proxy ${proxy.url} (HTTPS_PROXY) answered ${status} instead of connecting to ${scene.emulator.host}.`;

    test("the cloud's metadata", async () => {
      proxy.refuse(403);
      const message = await failureOf(host, scene.addApplication());
      expect(message).toMatch(/^Could not read the cloud metadata of /);
      expect(message).toContain(refused(403));
    });

    test("a token", async () => {
      await link(host, scene.addApplication());
      proxy.refuse(403);
      const app = scene.addApplication();
      const message = await failureOf(host, app);
      expect(message).toMatch(/^Could not sign in with the client secret of client /);
      expect(message).toContain(refused(403));
      expect(app.tokenRequests()).toBe(0);
    });

    test("a link", async () => {
      const app = scene.addApplication();
      await link(host, app);
      proxy.refuse(403);
      const message = await failureOf(host, app);
      expect(message).toMatch(/^Could not read the link of service principal /);
      expect(message).toContain(refused(403));
    });

    test("but one that may pass is met with another attempt", async () => {
      proxy.refuse(502, 1);
      const app = scene.addApplication();
      await link(host, app);
      expect(app.linkedTo()).toBe(contoso.id);
    });
  });

  test("one that is not there is told from a host that is not there", async () => {
    const address = `http://127.0.0.1:${await closedPort()}`;
    const config = { "azure-partner:operationTimeout": "60" };
    const host = await scene.startRun({ env: { HTTPS_PROXY: address }, config });
    expect(await failureOf(host, scene.addApplication())).toContain(
      `The proxy ${address} (HTTPS_PROXY) could not be reached (ECONNREFUSED), so nothing was sent to ${scene.emulator.host}.`,
    );
  });

  test.each([
    ["socks5://user:SECRET-VALUE@127.0.0.1:1", /kind socks5 is not supported/],
    ["http://user:SECRET-VALUE%@127.0.0.1:1", /% that is not written as %25/],
  ])("one that cannot be used is told by its variable alone: %s", async (value, words) => {
    const mark = scene.emulator.requests.next();
    const host = await scene.startRun({ env: { all_proxy: value } });
    const message = await failureOf(host, scene.addApplication());
    expect(message).toMatch(/all_proxy is not the address of an HTTP proxy: .*Nothing was sent/);
    expect(message).toMatch(words);
    expect(message + host.stdout() + host.stderr()).not.toContain("SECRET-VALUE");
    expect(scene.emulator.requests.next()).toBe(mark);
  });

  test("a host that NO_PROXY names is asked without one, and is then to blame itself", async () => {
    const proxy = await startProxy();
    const env = { HTTPS_PROXY: proxy.url, NO_PROXY: `example.com, .${proxiedName.split(".")[1]}` };
    const host = await scene.startRun({ env });
    expect(await failureOf(host, scene.addApplication())).toMatch(
      new RegExp(`The name https://${scene.emulator.host} could not be resolved`),
    );
    expect(proxy.asked()).toBe(0);
  });

  test("the endpoint of a managed identity on this machine is asked directly", async () => {
    const proxy = await startProxy();
    const { directory } = scene.emulator;
    const system = directory.addManagedIdentity(directory.addTenant());
    const { IDENTITY_ENDPOINT = "", ...env } = scene.emulator.managedIdentityEnvironment;
    const host = await scene.startRun({
      env: {
        ...env,
        IDENTITY_ENDPOINT: IDENTITY_ENDPOINT.replace(proxiedName, "127.0.0.1"),
        HTTPS_PROXY: proxy.url,
        HTTP_PROXY: proxy.url,
      },
    });
    await create(host, { partnerId: contoso.id, identity: { useMsi: true } });
    expect(observePrincipal(scene.emulator, system).linkedTo()).toBe(contoso.id);
    // Azure's own address still goes through it.
    expect([...proxy.targets()]).toEqual([scene.emulator.host]);
  });
});
