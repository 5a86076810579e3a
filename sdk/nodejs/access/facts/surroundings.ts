import * as pulumi from "@pulumi/pulumi";
import type { DefaultTenant } from "./accessFacts";
import { isGuid } from "../../../../azure/guid";
import { configuredPartnerIds } from "./settings";
import { stoppedBy } from "../verdict/stopped";

/** What rules look at beside the arguments: the stack's configuration and the cloud. */
export interface Surroundings {
  /** Cloud that azure-native works in; `undefined` when an explicit provider decides. */
  environment: string | undefined;
  /** Cloud that the configuration or the environment names; what is signed in to by default. */
  defaultEnvironment: string;
  /** Whether the program made the azure-native provider that writes the component's access. */
  explicitProvider: boolean;
  /** Tenant that azure-native's default provider signs in to, where a setting names one. */
  defaultTenant: DefaultTenant | undefined;
  /** The partner ids of our own organisation that the stack's configuration names, if it does. */
  ownPartnerIds: string[] | null;
  /** Secret settings that stand in the stack's configuration in plain text. */
  plainTextSecrets: string[];
  /** Client ids that the configuration and the environment name, lower case. */
  clientIds: string[];
  /** The day of the run in UTC, `YYYY-MM-DD`. */
  today: string;
}

const secrets = [
  "azure-native:clientSecret",
  "azure-native:clientCertificatePassword",
  "azure-native:oidcToken",
];

/** Reads what surrounds a component. */
export function surroundingsOf(component: pulumi.ComponentResource, name: string): Surroundings {
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
    defaultEnvironment: environment,
    explicitProvider,
    defaultTenant: explicitProvider ? undefined : defaultTenant(),
    ownPartnerIds: configuredPartnerIds(stoppedBy(component, name)),
    plainTextSecrets: secrets.filter((key) => getConfig(key) !== undefined && !isConfigSecret(key)),
    clientIds: [
      getConfig("azure-native:clientId"),
      process.env.ARM_CLIENT_ID,
      process.env.AZURE_CLIENT_ID,
    ]
      .filter(isGuid)
      .map((id) => id.toLowerCase()),
    today: new Date().toISOString().slice(0, 10),
  };
}

// In azure-native's order. A tenant may also be named by its domain, which cannot be compared.
function defaultTenant(): DefaultTenant | undefined {
  const configured = pulumi.runtime.getConfig("azure-native:tenantId");
  const [tenantId, setting] = configured
    ? ([configured, "azure-native:tenantId"] as const)
    : ([process.env.ARM_TENANT_ID, "ARM_TENANT_ID"] as const);
  return isGuid(tenantId) ? { tenantId, setting } : undefined;
}

/** Pulumi exports this function and leaves it out of its type declarations. */
interface SecretConfig {
  isConfigSecret(key: string): boolean;
}

function isConfigSecret(key: string): boolean {
  return (pulumi.runtime as unknown as SecretConfig).isConfigSecret(key);
}
