import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "../../documents/documents";
import { findEngine } from "../../engine/findEngine";
import { findYamlHost } from "../../engine/findYamlHost";
import { openScene } from "../scene";
import type { Principal, Scene, SceneOptions } from "../scene";

/** Where `npm run plugin` puts what an engine starts for programs that are not in JavaScript. */
export const pluginFolder = join(repository, "dist", "plugin");

/** A scene whose program is in YAML and makes its links by the plugin. */
export interface YamlScene extends Scene {
  /** Replaces the program: what stands in Pulumi.yaml below the project's name and its plugin. */
  program(body: string): Promise<void>;
  /** Puts a program in JavaScript in its place, as `program` of other scenes does. */
  javaScriptProgram(body: string): Promise<void>;
}

/** Opens a scene for programs in YAML. */
export async function openYamlScene(options: SceneOptions = {}): Promise<YamlScene> {
  const { folder: host } = await findYamlHost(await findEngine());
  const scene = await openScene({
    ...options,
    pathFirst: [host, ...(options.pathFirst ?? [])],
    files: { "Pulumi.yaml": project("yaml") },
  });
  const { root, folder } = scene.workspace;
  // A copy, because the YAML host writes a schema of its own beside a plugin.
  const plugin = join(root, "plugins", "azure-partner");
  await cp(pluginFolder, plugin, { recursive: true });
  const place = `plugins: { providers: [{ name: azure-partner, path: ${JSON.stringify(plugin)} }] }\n`;
  const write = (text: string) => writeFile(join(folder, "Pulumi.yaml"), text);
  const program = (body: string) => write(project("yaml") + place + body);
  await program("");
  return {
    ...scene,
    program,
    async javaScriptProgram(body) {
      await write(project("{ name: nodejs, options: { typescript: false } }"));
      await scene.program(body);
    },
  };
}

function project(runtime: string): string {
  return `name: program\nruntime: ${runtime}\n`;
}

/** The two pins of a principal, as YAML. */
export function pinsOf({ tenantId, objectId }: Principal): string {
  return `{ tenantId: ${tenantId}, objectId: ${objectId} }`;
}
