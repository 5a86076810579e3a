/**
 * Who gets linked, as declared on the resource. The names are those of the azure-native provider;
 * what is not declared falls back to its configuration and environment variables.
 */
export interface Identity {
  tenantId?: string;
  clientId?: string;
  clientSecret?: string;
  clientCertificatePath?: string;
  clientCertificatePassword?: string;
  useOidc?: boolean;
  oidcTokenFilePath?: string;
  useMsi?: boolean;
  useDefaultAzureCredential?: boolean;
  environment?: string;
  metadataHost?: string;
  disableInstanceDiscovery?: boolean;
  objectId?: string;
  allowUser?: boolean;
  newPrincipal?: boolean;
}

/** How each key of an identity is read. */
export const identityKeys: Record<keyof Identity, "guid" | "text" | "flag"> = {
  tenantId: "guid",
  clientId: "guid",
  clientSecret: "text",
  clientCertificatePath: "text",
  clientCertificatePassword: "text",
  useOidc: "flag",
  oidcTokenFilePath: "text",
  useMsi: "flag",
  useDefaultAzureCredential: "flag",
  environment: "text",
  metadataHost: "text",
  disableInstanceDiscovery: "flag",
  objectId: "guid",
  allowUser: "flag",
  newPrincipal: "flag",
};

/** Who a token speaks for: the pair that Azure keeps the link under, and how to name it to a person. */
export interface Subject {
  tenantId: string;
  objectId: string;
  clientId?: string;
  kind: "service principal" | "user";
  userName?: string;
}

/** The resource's id: one link exists per tenant and object id, whatever the partner. */
export function subjectId(subject: { tenantId: string; objectId: string }): string {
  return `${subject.tenantId}/${subject.objectId}`.toLowerCase();
}
