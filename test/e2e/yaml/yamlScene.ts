import { writeFile } from "node:fs/promises";
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

export interface YamlSceneOptions extends SceneOptions {
  /** Where the project says that the plugin lies; null: the engine finds an installed one. */
  plugin?: string | null;
}

/** Opens a scene for programs in YAML. */
export async function openYamlScene(options: YamlSceneOptions = {}): Promise<YamlScene> {
  const { plugin = pluginFolder, pathFirst = [], ...others } = options;
  const { folder: host } = await findYamlHost(await findEngine());
  const scene = await openScene({
    ...others,
    pathFirst: [host, ...pathFirst],
    files: { "Pulumi.yaml": project("yaml", plugin), ...options.files },
  });
  const write = (text: string) => writeFile(join(scene.workspace.folder, "Pulumi.yaml"), text);
  return {
    ...scene,
    program: (body) => write(project("yaml", plugin) + body),
    async javaScriptProgram(body) {
      await write(project("{ name: nodejs, options: { typescript: false } }", null));
      await scene.program(body);
    },
  };
}

function project(runtime: string, plugin: string | null): string {
  const head = `name: program\nruntime: ${runtime}\n`;
  return plugin === null
    ? head
    : `${head}plugins: { providers: [{ name: azure-partner, path: ${JSON.stringify(plugin)} }] }\n`;
}

/** The two pins of a principal, as YAML. */
export function pinsOf({ tenantId, objectId }: Principal): string {
  return `{ tenantId: ${tenantId}, objectId: ${objectId} }`;
}
