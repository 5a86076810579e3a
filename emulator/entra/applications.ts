import { createIds } from "../ids";

/** A certificate that an application may sign in with. */
export interface RegisteredCertificate {
  /** SHA-1 of the DER form, hex: what Entra shows, and what a token request's `x5t` names. */
  thumbprint: string;
  /** SHA-256 of the DER form, hex: what `x5t#S256` names. */
  thumbprint256: string;
  /** PEM. */
  publicKey: string;
  notBefore: Date;
  notAfter: Date;
}

/** Whose tokens an application takes as its own sign-in. */
export interface FederatedCredential {
  issuer: string;
  subject: string;
  /** Default `api://AzureADTokenExchange`. */
  audience?: string;
}

/** An app registration. There is one for all tenants, and its credentials hold in each. */
export interface Application {
  clientId: string;
  secrets: { value: string; expired: boolean }[];
  certificates: RegisteredCertificate[];
  federated: FederatedCredential[];
  /** Takes every well-formed JWT. */
  trustsAnyone: boolean;
}

/** An application in one tenant. Its object id is what gets linked. */
export interface ServicePrincipal {
  tenantId: string;
  clientId: string;
  objectId: string;
}

export interface ServicePrincipalOptions {
  tenantId: string;
  /** One that exists gets a service principal in this tenant too. @default a new application */
  clientId?: string;
  objectId?: string;
  secret?: string;
  certificate?: RegisteredCertificate;
  /** `true` takes every well-formed JWT. */
  federated?: FederatedCredential | true;
}

export interface Applications {
  /** Adds an application to a tenant, with or without a credential. Ids that are not given are made. */
  addServicePrincipal(options: ServicePrincipalOptions): ServicePrincipal;
  findApplication(clientId: string): Application | undefined;
  /** Of all tenants. */
  servicePrincipals(): ServicePrincipal[];
  findServicePrincipal(tenantId: string, clientId: string): ServicePrincipal | undefined;
  /** As an administrator who removes it: it signs in no more, its link stands. */
  removeServicePrincipal(tenantId: string, clientId: string): void;
  /** The same application in the same tenant, under a new object id. */
  recreateServicePrincipal(tenantId: string, clientId: string): ServicePrincipal;
  addSecret(clientId: string, secret: string): void;
  removeSecret(clientId: string, secret: string): void;
  /** All secrets of an application. */
  expireSecrets(clientId: string): void;
}

export function createApplications(): Applications {
  const nextClientId = createIds(0xb0);
  const nextObjectId = createIds(0xc0);
  const applications = new Map<string, Application>();
  const principals = new Map<string, ServicePrincipal>();

  const findApplication = (clientId: string) => applications.get(clientId.toLowerCase());

  function ensureApplication(clientId: string): Application {
    const known = findApplication(clientId);
    if (known) {
      return known;
    }
    const added = { clientId, secrets: [], certificates: [], federated: [], trustsAnyone: false };
    applications.set(clientId.toLowerCase(), added);
    return added;
  }

  function setPrincipal(principal: ServicePrincipal): ServicePrincipal {
    principals.set(principalKey(principal.tenantId, principal.clientId), principal);
    return principal;
  }

  const addSecret = (clientId: string, value: string) =>
    void ensureApplication(clientId).secrets.push({ value, expired: false });

  return {
    addServicePrincipal({ tenantId, clientId = nextClientId(), objectId, ...credentials }) {
      const { secret, certificate, federated } = credentials;
      const application = ensureApplication(clientId);
      if (secret !== undefined) {
        addSecret(clientId, secret);
      }
      if (certificate) {
        application.certificates.push(certificate);
      }
      if (federated === true) {
        application.trustsAnyone = true;
      } else if (federated) {
        application.federated.push(federated);
      }
      return setPrincipal({ tenantId, clientId, objectId: objectId ?? nextObjectId() });
    },
    findApplication,
    servicePrincipals: () => [...principals.values()],
    findServicePrincipal: (tenantId, clientId) => principals.get(principalKey(tenantId, clientId)),
    removeServicePrincipal: (tenantId, clientId) =>
      void principals.delete(principalKey(tenantId, clientId)),
    recreateServicePrincipal: (tenantId, clientId) =>
      setPrincipal({ tenantId, clientId, objectId: nextObjectId() }),
    addSecret,
    removeSecret(clientId, value) {
      const application = ensureApplication(clientId);
      application.secrets = application.secrets.filter((secret) => secret.value !== value);
    },
    expireSecrets: (clientId) =>
      ensureApplication(clientId).secrets.forEach((secret) => (secret.expired = true)),
  };
}

function principalKey(tenantId: string, clientId: string): string {
  return `${tenantId}/${clientId}`.toLowerCase();
}
