import type { Emulator, Link, LinkChange } from "../../emulator";

/** Partners that the scene's Azure knows. */
export const contoso = { id: "1234567", name: "Contoso Ltd" } as const;
export const fabrikam = { id: "7654321", name: "Fabrikam Inc" } as const;
export const globalPartnerId = "1234566";

/** An identity of its own tenant, and what Azure saw of it. */
export interface Principal {
  readonly tenantId: string;
  readonly objectId: string;
  /** `<tenant>/<object>`: the id of its link. */
  readonly id: string;
  /** The partner that it is linked to, if it is. */
  linkedTo(): string | undefined;
  link(): Link | undefined;
  /** Somebody else's doing. */
  linkTo(partnerId: string): void;
  unlink(): void;
  history(): LinkChange[];
  /** Methods of its requests to the link service, oldest first. */
  requests(): string[];
  /** Method and partner id, such as `PATCH 7654321`. */
  requestPaths(): string[];
  tokenRequests(): number;
}

/** An application that signs in by secret. */
export interface Application extends Principal {
  readonly clientId: string;
  readonly secret: string;
  /** As a program declares it. */
  readonly identity: { tenantId: string; clientId: string; clientSecret: string };
  /** As an environment says it. */
  readonly environment: Record<string, string>;
}

export function observePrincipal(
  { links, requests }: Emulator,
  { tenantId, objectId }: { tenantId: string; objectId: string },
): Principal {
  const own = (kind: "link" | "token" | "userToken" | "managedIdentity") =>
    requests
      .ofKind(kind)
      .filter((entry) => entry.tenantId === tenantId && entry.objectId === objectId);
  return {
    tenantId,
    objectId,
    id: `${tenantId}/${objectId}`,
    linkedTo: () => links.get(tenantId, objectId)?.partnerId,
    link: () => links.get(tenantId, objectId),
    linkTo: (partnerId) => void links.set(tenantId, objectId, partnerId),
    unlink: () => links.remove(tenantId, objectId),
    history: () => links.history(tenantId, objectId),
    requests: () => own("link").map(({ method }) => method),
    requestPaths: () =>
      own("link").map(({ method, path }) => `${method} ${path.split("/").at(-1)}`.trim()),
    tokenRequests: () =>
      own("token").length + own("userToken").length + own("managedIdentity").length,
  };
}

let applications = 0;

/** A new application in a new tenant, or in the one that is given. */
export function addApplication(
  emulator: Emulator,
  tenantId: string = emulator.directory.addTenant().tenantId,
): Application {
  const secret = `SECRET-VALUE-${++applications}`;
  const principal = emulator.directory.addServicePrincipal({ tenantId, secret });
  const { clientId } = principal;
  return {
    ...observePrincipal(emulator, principal),
    clientId,
    secret,
    identity: { tenantId, clientId, clientSecret: secret },
    environment: {
      ARM_TENANT_ID: tenantId,
      ARM_CLIENT_ID: clientId,
      ARM_CLIENT_SECRET: secret,
    },
  };
}
