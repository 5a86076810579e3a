import { signInMethods } from "./errors/signInMethods";
import type { SignInSetting } from "./errors/signInMethods";

/** Where undeclared settings come from: the stack's configuration first, then the environment. */
export interface Ambient {
  /**
   * Under which names the settings of azure-native stand in the configuration: its own, or those of the
   * plugin, which is not shown another package's configuration.
   */
  namespace: "azure-native" | "azure-partner";
  /** A configuration value by its full key, such as `azure-native:tenantId`. */
  config(key: string): string | undefined;
  env: Readonly<Record<string, string | undefined>>;
}

const ofEverySignIn = {
  tenantId: ["ARM_TENANT_ID"],
  clientId: ["ARM_CLIENT_ID"],
  environment: ["ARM_ENVIRONMENT", "AZURE_ENVIRONMENT"],
  metadataHost: ["ARM_METADATA_HOSTNAME"],
  disableInstanceDiscovery: ["ARM_DISABLE_INSTANCE_DISCOVERY"],
} as const;

/** A setting that azure-native knows too. */
export type AmbientKey = keyof typeof ofEverySignIn | SignInSetting;

const environmentVariables = Object.assign(
  { ...ofEverySignIn },
  ...Object.values(signInMethods).map(({ settings }) => settings),
) as Record<AmbientKey, readonly string[]>;

/** The undeclared value of a setting, or nothing. */
export function ambientText(ambient: Ambient, key: AmbientKey): string | undefined {
  return ambientSetting(ambient, key)?.value;
}

/** The name under which the undeclared value of a setting stands, such as `ARM_TENANT_ID`, or nothing. */
export function ambientSource(ambient: Ambient, key: AmbientKey): string | undefined {
  return ambientSetting(ambient, key)?.name;
}

interface Setting {
  name: string;
  value: string;
}

function ambientSetting(ambient: Ambient, key: AmbientKey): Setting | undefined {
  const configured = `${ambient.namespace}:${key}`;
  return [
    { name: configured, value: ambient.config(configured) },
    ...environmentVariables[key].map((name) => ({ name, value: ambient.env[name] })),
  ].find((setting): setting is Setting => !!setting.value);
}

/** Booleans are the exact text `true`, as azure-native reads them. */
export function ambientFlag(ambient: Ambient, key: AmbientKey): boolean {
  return ambientText(ambient, key) === "true";
}
