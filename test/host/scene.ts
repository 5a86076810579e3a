import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { startEmulator } from "../../emulator";
import type { Emulator, EmulatorOptions } from "../../emulator";
import { startHost } from "./host";
import type { Host, HostOptions } from "./host";
import { addApplication, contoso, fabrikam, globalPartnerId } from "./principal";
import type { Application } from "./principal";

/** One Azure for a file of tests, and the host processes that run against it. */
export interface Scene {
  readonly emulator: Emulator;
  /** Removed at the end. */
  readonly folder: string;
  /** A new process, as each run of the engine has one. Nothing of this one's environment is in it. */
  startRun(options?: RunOptions): Promise<Host>;
  addApplication(tenantId?: string): Application;
  close(): Promise<void>;
}

export interface RunOptions extends Partial<HostOptions> {
  /** Folders before all others on PATH. */
  pathFirst?: string[];
}

export async function openScene(options?: EmulatorOptions): Promise<Scene> {
  const emulator = await startEmulator({ world: {}, ...options });
  const folder = mkdtempSync(join(tmpdir(), "partner-host-"));
  const hosts: Host[] = [];
  emulator.partners.add(contoso.id, contoso.name);
  emulator.partners.add(fabrikam.id, fabrikam.name);
  emulator.partners.addGlobal(globalPartnerId);
  return {
    emulator,
    folder,
    async startRun({ env, pathFirst = [], ...options } = {}) {
      const path = [...pathFirst, dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter);
      const host = await startHost({
        ...options,
        env: {
          PATH: path,
          HOME: folder,
          XDG_RUNTIME_DIR: folder,
          ...emulator.environment,
          ...env,
        },
      });
      hosts.push(host);
      return host;
    },
    addApplication: (tenantId) => addApplication(emulator, tenantId),
    async close() {
      await Promise.all(hosts.map((host) => host.close()));
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
