import { dirname } from "node:path";
import { openScene as openHostScene } from "../host/scene";
import type { Scene as HostScene } from "../host/scene";
import { startPlugin } from "./plugin";
import type { Plugin, Properties } from "./plugin";

/** The Azure of the host's tests, and the plugin's processes that run against it. */
export interface Scene extends Omit<HostScene, "startRun"> {
  start(env?: Record<string, string>, settings?: Properties): Promise<Plugin>;
}

export async function openScene(): Promise<Scene> {
  const { startRun: _ofDynamic, ...scene } = await openHostScene();
  const plugins: Plugin[] = [];
  return {
    ...scene,
    async start(env = {}, settings = {}) {
      const PATH = `${dirname(process.execPath)}:/usr/bin:/bin`;
      const own = { PATH, HOME: scene.folder, ...scene.emulator.environment };
      const plugin = await startPlugin({ ...own, ...env });
      plugins.push(plugin);
      await plugin.configure(settings);
      return plugin;
    },
    async close() {
      await Promise.all(plugins.map((plugin) => plugin.stop()));
      await scene.close();
    },
  };
}
