import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { startEngineLog } from "./engineLog";
import type { EngineLog } from "./engineLog";
import { hostProgram, pluginProgram } from "./installation";
import type { Installation, ProviderKind } from "./installation";

/** The provider's process while it runs, and what it printed. */
export interface HostProcess {
  readonly port: number;
  readonly pid: number;
  /** What people are told, by whichever way the provider tells it. */
  stdout(): string;
  stderr(): string;
  /** Ends when a line fits, and fails when none does in time. */
  said(pattern: RegExp): Promise<string>;
  /** Kills the process; ends when all that it printed has arrived. */
  close(): Promise<void>;
}

const startSeconds = 30;
const speechSeconds = 10;

/** @param engine the address that an engine would be at; processes that are told the same are of one run */
export async function startHostProcess(
  installation: Installation,
  env: Readonly<Record<string, string>>,
  provider: ProviderKind,
  engine: string | EngineLog,
): Promise<HostProcess> {
  const own =
    provider === "plugin" && typeof engine === "string" ? await startEngineLog() : undefined;
  const log = own ?? (typeof engine === "string" ? undefined : engine);
  const address = log?.address ?? String(engine);
  const program = [provider === "plugin" ? pluginProgram : hostProgram(installation), address];
  const child = spawn(installation.node, program, {
    cwd: installation.folder,
    env: { ...env, PULUMI_NODEJS_PROJECT: "program", PULUMI_NODEJS_STACK: "test" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  let ended = false;
  const closed = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("close", () => resolve());
  }).then(() => void (ended = true));

  const told = () => stdout + (log?.text() ?? "");

  async function find(pattern: RegExp, seconds: number): Promise<RegExpExecArray> {
    for (const end = Date.now() + seconds * 1000; ; await wait(10)) {
      const match = pattern.exec(told());
      if (match) {
        return match;
      }
      if (ended || Date.now() > end) {
        child.kill("SIGKILL");
        throw new Error(`The host printed nothing like ${pattern}:\n${told()}\n${stderr}`);
      }
    }
  }

  const [, port] = await find(/^(\d+)\r?\n/, startSeconds);
  return {
    port: Number(port),
    pid: child.pid ?? 0,
    stdout: told,
    stderr: () => stderr,
    said: async (pattern) => (await find(pattern, speechSeconds))[0],
    async close() {
      child.kill("SIGKILL");
      await closed;
      own?.close();
    },
  };
}
