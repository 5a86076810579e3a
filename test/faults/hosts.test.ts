import { proxiedName } from "../../emulator";
import { serverCertificate } from "../../emulator/certificates";
import { startTlsServer } from "../../emulator/server";
import type { TlsServer } from "../../emulator/server";
import { contoso } from "../host/principal";
import { create } from "../host/resource";
import { openScene } from "../host/scene";
import type { Scene } from "../host/scene";
import { startConnectProxy } from "./connectProxy";
import { credentials } from "./credentials";

describe("the hosts that are asked", () => {
  describe("behind a proxy", () => {
    let scene: Scene;
    beforeAll(async () => {
      scene = await openScene({ name: proxiedName });
    });
    afterAll(() => scene.close());

    // The Azure CLI asks Entra in a process of its own.
    test.each(Object.entries(credentials).filter(([kind]) => kind !== "Azure CLI"))(
      "are the configured ones only, signed in by %s",
      async (_kind, setUp) => {
        const { principal, identity, run } = setUp(scene);
        const proxy = await startConnectProxy([scene.emulator.host]);
        try {
          const env = { ...run.env, HTTPS_PROXY: proxy.url };
          const host = await scene.startRun({ ...run, env });
          await create(host, { partnerId: contoso.id, identity });
          expect(principal.linkedTo()).toBe(contoso.id);
          expect([...proxy.targets()]).toEqual([scene.emulator.host]);
        } finally {
          await proxy.close();
        }
      },
    );
  });

  describe("elsewhere, where a redirect leads", () => {
    let scene: Scene;
    let elsewhere: TlsServer;
    let arrived = 0;
    beforeAll(async () => {
      scene = await openScene();
      elsewhere = await startTlsServer(serverCertificate(), 0, (_request, response) => {
        arrived += 1;
        response.end();
        return Promise.resolve();
      });
    });
    afterAll(async () => {
      await scene.close();
      await elsewhere.close();
    });

    test.each([
      ["metadata", {}],
      ["discovery", {}],
      ["token", {}],
      ["link", { method: "GET" }],
      ["link", { method: "PUT" }],
    ] as const)("are sent no request, token or secret: %s %p", async (kind, more) => {
      const app = scene.addApplication();
      const host = await scene.startRun();
      for (const status of [302, 307]) {
        const fault = scene.emulator.faults.inject({
          on: { kind, ...more },
          fault: { type: "redirect", location: `https://localhost:${elsewhere.port}/`, status },
          times: Infinity,
        });
        const failed = create(host, { partnerId: contoso.id, identity: app.identity });
        await expect(failed).rejects.toThrow(/\.$/);
        expect(fault.struck.length).toBeGreaterThan(0);
        fault.remove();
      }
      expect(arrived).toBe(0);
      expect(app.history()).toEqual([]);
    });

    test("are sent no pipeline's request token either", async () => {
      const pipeline = credentials["federated token of a pipeline"];
      const { identity, run } = pipeline?.(scene) ?? {};
      const host = await scene.startRun(run);
      const fault = scene.emulator.faults.inject({
        on: { kind: "oidcToken" },
        fault: { type: "redirect", location: `https://localhost:${elsewhere.port}/` },
      });
      await expect(create(host, { partnerId: contoso.id, identity })).rejects.toThrow(/\.$/);
      expect(fault.struck).toHaveLength(1);
      expect(arrived).toBe(0);
    });
  });
});
