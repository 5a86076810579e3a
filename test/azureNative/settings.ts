/** Who signs in where: configuration of the provider, else the environment. */
export interface Settings {
  tenantId?: string;
  clientId?: string;
  clientSecret?: string;
  subscriptionId?: string;
  useOidc: boolean;
  oidcToken?: string;
  oidcTokenFilePath?: string;
  oidcRequestToken?: string;
  oidcRequestUrl?: string;
  metadataHost?: string;
  disableInstanceDiscovery: boolean;
  skipReadOnUpdate: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings; `configured` has the keys without the name of the package. */
export function readSettings(configured: Environment, environment: Environment): Settings {
  const read = (key: string, ...variables: string[]) =>
    configured[key] || variables.map((name) => environment[name]).find((value) => value);

  return {
    tenantId: read("tenantId", "ARM_TENANT_ID"),
    clientId: read("clientId", "ARM_CLIENT_ID"),
    clientSecret: read("clientSecret", "ARM_CLIENT_SECRET"),
    subscriptionId: read("subscriptionId", "ARM_SUBSCRIPTION_ID"),
    useOidc: read("useOidc", "ARM_USE_OIDC") === "true",
    oidcToken: read("oidcToken", "ARM_OIDC_TOKEN"),
    oidcTokenFilePath: read("oidcTokenFilePath", "ARM_OIDC_TOKEN_FILE_PATH"),
    oidcRequestToken: read("oidcRequestToken", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"),
    oidcRequestUrl: read("oidcRequestUrl", "ACTIONS_ID_TOKEN_REQUEST_URL"),
    metadataHost: read("metadataHost", "ARM_METADATA_HOSTNAME"),
    disableInstanceDiscovery:
      read("disableInstanceDiscovery", "ARM_DISABLE_INSTANCE_DISCOVERY") === "true",
    skipReadOnUpdate: read("skipReadOnUpdate", "ARM_SKIP_READ_ON_UPDATE") === "true",
  };
}
