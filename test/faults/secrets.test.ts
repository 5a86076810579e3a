import { contoso } from "../host/principal";
import { create } from "../host/resource";
import { openScene } from "../host/scene";
import type { Scene } from "../host/scene";
import { credentials } from "./credentials";

/** Any access token or signed assertion. */
const anyToken = /eyJ[\w-]{10,}\.[\w-]{10,}/;

describe("the secrets of a credential", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  describe.each(Object.entries(credentials))("%s", (_kind, setUp) => {
    test("show neither in messages and output, nor anywhere that the protocol does not need", async () => {
      const { emulator } = scene;
      const { principal, identity, run, secrets } = setUp(scene);
      const mark = emulator.requests.next();
      const host = await scene.startRun({
        ...run,
        env: { ...run.env, AZURE_LOG_LEVEL: "verbose" },
      });
      const args = { partnerId: contoso.id, identity };
      const messages: string[] = [];
      const failing = async (): Promise<void> => {
        const message = await create(host, args).then(
          () => "",
          (failure: Error) => failure.message,
        );
        expect(message).toMatch(/\.$/);
        messages.push(message);
      };

      // Entra refuses what it is given, Entra is unwell, Resource Manager refuses the token.
      const signsIn = /\/token\b|\/managed-identity|\/az\b|workflow-token/i;
      const refused = emulator.faults.inject({
        on: { path: signsIn },
        fault: { type: "status", status: 401, code: "7000215", message: "Invalid client secret." },
        times: Infinity,
      });
      await failing();
      expect(refused.struck.length).toBeGreaterThan(0);
      refused.remove();
      const forbidden = emulator.faults.inject({
        on: { kind: "link", objectId: principal.objectId },
        fault: { type: "status", status: 403 },
      });
      await failing();
      expect(forbidden.struck).toHaveLength(1);
      await create(host, args);
      expect(principal.linkedTo()).toBe(contoso.id);

      const requests = emulator.requests.all().filter(({ index }) => index >= mark);
      const seen = [...messages, host.stdout(), host.stderr(), JSON.stringify(requests)].join("\n");
      expect(requests.length).toBeGreaterThan(2);
      expect(host.stderr()).toContain("azure:");
      for (const secret of secrets) {
        expect(secret.length).toBeGreaterThan(8);
        expect(seen.includes(secret)).toBe(false);
      }
      expect(anyToken.exec(seen)).toBeNull();
    });
  });

  test("do not come back from Entra's words about them", async () => {
    const app = scene.addApplication();
    const host = await scene.startRun();
    scene.emulator.faults.inject({
      on: { kind: "token", clientId: app.clientId },
      fault: {
        type: "status",
        status: 401,
        code: "7000215",
        message: `Invalid client secret provided: ${app.secret} for app '${app.clientId}'.`,
      },
    });
    const failed = create(host, { partnerId: contoso.id, identity: app.identity });
    const { message } = await failed.then(
      () => new Error("It was created."),
      (failure: Error) => failure,
    );
    expect(message).toContain("AADSTS7000215");
    expect(message + host.stdout() + host.stderr()).not.toContain(app.secret);
  });
});
