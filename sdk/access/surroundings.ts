import * as pulumi from "@pulumi/pulumi";

/** What rules look at beside the arguments: the stack's configuration and the cloud. */
export interface Surroundings {
  /** Cloud that azure-native works in; `undefined` when an explicit provider decides. */
  environment: string | undefined;
  /** Whether the program made the azure-native provider that writes the component's access. */
  explicitProvider: boolean;
  /** Secret settings that stand in the stack's configuration in plain text. */
  plainTextSecrets: string[];
}

const secrets = [
  "azure-native:clientSecret",
  "azure-native:clientCertificatePassword",
  "azure-native:oidcToken",
];

/** Reads what surrounds a component. */
export function surroundingsOf(component: pulumi.ComponentResource): Surroundings {
  const { getConfig } = pulumi.runtime;
  const environment =
    getConfig("azure-native:environment") ??
    process.env.ARM_ENVIRONMENT ??
    process.env.AZURE_ENVIRONMENT ??
    "public";
  const provider = component.getProvider("azure-native:authorization:RoleAssignment");
  const explicitProvider = provider !== undefined;
  return {
    environment: explicitProvider ? undefined : environment,
    explicitProvider,
    plainTextSecrets: secrets.filter((key) => getConfig(key) !== undefined && !isConfigSecret(key)),
  };
}

/** Pulumi exports this function and leaves it out of its type declarations. */
interface SecretConfig {
  isConfigSecret(key: string): boolean;
}

function isConfigSecret(key: string): boolean {
  return (pulumi.runtime as unknown as SecretConfig).isConfigSecret(key);
}
