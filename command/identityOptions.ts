import type { Identity } from "../provider/identity/declaredIdentity";

/**
 * What of an identity may be an option: the names are those of `identity` in a program. Secrets are
 * missing on purpose: an option stands in the shell's history and in the list of processes.
 */
export const identityOptions: readonly IdentityOption[] = [
  { key: "tenantId", value: "<guid>", is: "sign in to this tenant, and take no other" },
  { key: "objectId", value: "<guid>", is: "the identity that is meant; another one is refused" },
  { key: "clientId", value: "<guid>", is: "client id of the application or managed identity" },
  {
    key: "clientCertificatePath",
    value: "<file>",
    is: "sign in by this certificate (PEM, PKCS#12)",
  },
  { key: "useOidc", is: "sign in by a federated token" },
  { key: "oidcTokenFilePath", value: "<file>", is: "sign in by the federated token in this file" },
  { key: "useMsi", is: "sign in as this machine's managed identity" },
  { key: "useDefaultAzureCredential", is: "sign in by Azure's default credential" },
  { key: "environment", value: "<cloud>", is: "public, usgovernment or china" },
  { key: "metadataHost", value: "<host>", is: "host that describes a cloud of one's own" },
  { key: "disableInstanceDiscovery", is: "for a private authority" },
];

export interface IdentityOption {
  key: keyof Identity;
  /** What stands behind it on the command line; absent where it stands alone. */
  value?: string;
  is: string;
}

/** The options that were given for signing in. */
export interface SignInOptions extends Identity {
  /** Seconds that one operation may take. */
  timeout?: number;
}

/** `--tenant-id` */
export function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
