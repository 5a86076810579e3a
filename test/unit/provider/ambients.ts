import type { Ambient } from "../../../provider/ambient";

/** Surroundings made of plain data. */
export function ambientOf(
  env: Record<string, string> = {},
  config: Record<string, string> = {},
): Ambient {
  return { namespace: "azure-native", env, config: (key) => config[key] };
}
