import * as pulumi from "@pulumi/pulumi";
import type { Refuse } from "../../arguments";
import { isGuid } from "../../../../azure/guid";
import { configuredPartnerIds } from "./settings";

/** What rules look at beside the arguments: the configuration and the environment that a program runs with. */
export interface RunFacts {
  /** Cloud that is signed in to where nothing else is said: the name as azure-native takes it. */
  defaultEnvironment: string;
  /** Whether the program made the azure-native provider that writes the access; then its cloud is not known. */
  explicitProvider: boolean;
  /** Tenant that azure-native's default provider signs in to; unknown for another provider. */
  defaultTenant: DefaultTenant | undefined;
  /** Partner ids of our own organisation, by the stack's configuration; `null` where it names none. */
  ownPartnerIds: string[] | null;
  /** Secret settings that stand in the stack's configuration in plain text. */
  plainTextSecrets: string[];
  /** Client ids of applications that sign in here, lower case: none of them is an object id. */
  clientIds: string[];
  /** The day of the run in UTC, `YYYY-MM-DD`. No claim is made from it. */
  today: string;
}

/** The tenant that azure-native's default provider signs in to. */
export interface DefaultTenant {
  /** GUID of the tenant. */
  tenantId: string;
  /** The setting that names it. */
  setting: "azure-native:tenantId" | "ARM_TENANT_ID";
}

const secrets = [
  "azure-native:clientSecret",
  "azure-native:clientCertificatePassword",
  "azure-native:oidcToken",
];

/** Reads what a component's program runs with. */
export function runFactsOf(component: pulumi.ComponentResource, refuse: Refuse): RunFacts {
  const { getConfig } = pulumi.runtime;
  const provider = component.getProvider("azure-native:authorization:RoleAssignment");
  const explicitProvider = provider !== undefined;
  return {
    defaultEnvironment:
      getConfig("azure-native:environment") ??
      process.env.ARM_ENVIRONMENT ??
      process.env.AZURE_ENVIRONMENT ??
      "public",
    explicitProvider,
    defaultTenant: explicitProvider ? undefined : defaultTenant(),
    ownPartnerIds: configuredPartnerIds(refuse),
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
