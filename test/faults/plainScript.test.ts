import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { RequestKind } from "../../emulator";
import { contoso, fabrikam } from "../host/principal";
import { openScene } from "../host/scene";
import type { Scene } from "../host/scene";
import { hostEnvironment } from "./hostEnvironment";

const patienceSeconds = 20;

describe("a script that uses the lifecycle without an engine", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  async function script(what: string, env: Record<string, string>, operationTimeout = "30") {
    const args = [join(__dirname, "plainScript.cjs"), what, operationTimeout];
    const child = spawn(process.execPath, [...args, contoso.id, fabrikam.id], {
      env: { ...hostEnvironment(), ...scene.emulator.environment, ...env },
      stdio: ["ignore", "pipe", "inherit"],
      timeout: patienceSeconds * 1000,
      killSignal: "SIGKILL",
    });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => (text += part));
    const started = Date.now();
    const [code] = (await once(child, "close")) as [number | null];
    return { code, text, seconds: (Date.now() - started) / 1000 };
  }

  test("leads a link through its life and exits by itself", async () => {
    const app = scene.addApplication();
    const { code, text, seconds } = await script("nothing", app.environment);
    expect({ code, end: text.trim().split("\n").at(-1) }).toEqual({ code: 0, end: "done" });
    expect(app.history().map(({ to }) => to)).toEqual([contoso.id, fabrikam.id, undefined]);
    // Connections that are kept alive do not keep the process alive.
    expect(seconds).toBeLessThan(patienceSeconds / 2);
  });

  test.each<[RequestKind, object]>([
    ["metadata", { type: "silence", when: "before" }],
    ["discovery", { type: "silence", when: "before" }],
    ["token", { type: "silence", when: "before" }],
    ["link", { type: "silence", when: "before" }],
    ["token", { type: "status", status: 429, retryAfter: 3600 }],
    ["token", { type: "endless" }],
    ["link", { type: "endless" }],
  ])("exits by itself after a deadline, too: %s %j", async (kind, fault) => {
    const app = scene.addApplication();
    const injected = scene.emulator.faults.inject({
      on: { kind },
      fault: fault as { type: "silence"; when: "before" },
      times: Infinity,
    });
    try {
      const { code, text, seconds } = await script("silent", app.environment, "4");
      expect(injected.struck.length).toBeGreaterThan(0);
      expect({ code, text }).toEqual({
        code: 0,
        text: expect.stringMatching(/(^|\n)Could not .*\.\ndone\n$/),
      });
      expect(seconds).toBeLessThan(patienceSeconds / 2 + 4);
    } finally {
      injected.remove();
    }
  });
});
