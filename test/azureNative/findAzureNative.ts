import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** Which plugin plays azure-native in the tests, and how the engine finds it. */
export interface AzureNativePlugin {
  kind: "released" | "standIn";
  /** Folder with `pulumi-resource-azure-native`, to stand first on PATH. */
  folder: string;
}

const program = "pulumi-resource-azure-native";
const version = "3.28.0";

/** The one that plays it wherever the released plugin is not asked for. */
export const standIn: AzureNativePlugin = { kind: "standIn", folder: __dirname };

/** The released plugin where this machine has it; else the stand-in. */
export function findAzureNative(environment = process.env): AzureNativePlugin {
  const home = environment.PULUMI_HOME ?? join(homedir(), ".pulumi");
  const folders = [
    ...(environment.PATH ?? "").split(delimiter),
    join(home, "plugins", `resource-azure-native-v${version}`),
  ];
  const released = folders.find((folder) => folder !== "" && existsSync(join(folder, program)));
  return released === undefined ? standIn : { kind: "released", folder: released };
}
