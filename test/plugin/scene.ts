import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startEmulator } from "../../emulator";
import type { Emulator } from "../../emulator";
import { addApplication, contoso, fabrikam } from "../host/principal";
import type { Application } from "../host/principal";
import { startPlugin } from "./plugin";
import type { Plugin, Properties } from "./plugin";

/** One Azure for a file of tests, and the plugin's processes that run against it. */
export interface Scene {
  readonly emulator: Emulator;
  readonly folder: string;
  start(env?: Record<string, string>, settings?: Properties): Promise<Plugin>;
  addApplication(tenantId?: string): Application;
  close(): Promise<void>;
}

export async function openScene(): Promise<Scene> {
  const emulator = await startEmulator({ world: {} });
  const folder = mkdtempSync(join(tmpdir(), "partner-plugin-"));
  const plugins: Plugin[] = [];
  emulator.partners.add(contoso.id, contoso.name);
  emulator.partners.add(fabrikam.id, fabrikam.name);
  return {
    emulator,
    folder,
    async start(env = {}, settings = {}) {
      const PATH = `${dirname(process.execPath)}:/usr/bin:/bin`;
      const plugin = await startPlugin({ PATH, HOME: folder, ...emulator.environment, ...env });
      plugins.push(plugin);
      await plugin.configure(settings);
      return plugin;
    },
    addApplication: (tenantId) => addApplication(emulator, tenantId),
    async close() {
      await Promise.all(plugins.map((plugin) => plugin.stop()));
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
