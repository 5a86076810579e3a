import { channel } from "node:diagnostics_channel";
import { startEmulator } from "../../emulator";
import type { Emulator, RequestKind } from "../../emulator";
import { azureLatency } from "./plan";

/** An identity as a program declares it. */
export interface Identity {
  tenantId: string;
  clientId?: string;
  clientSecret?: string;
}

/** Identities to link, and what signs in where an identity declares only its tenant. */
export interface Identities {
  list: Identity[];
  env: Record<string, string>;
}

/** What reached Azure between two moments. */
export interface Traffic {
  metadata: number;
  discovery: number;
  tokens: number;
  links: number;
  /** Of delegations and their operations. */
  access: number;
  /** TCP connections, each with a TLS handshake. */
  connections: number;
}

/** Azure on loopback, as the bench needs it: many identities, latency, and a count of all traffic. */
export interface Azure {
  readonly emulator: Emulator;
  readonly partnerId: string;
  /** Another one, for a change. */
  readonly secondPartnerId: string;
  /** One application in as many tenants: its one secret is in the environment. */
  oneApp(count: number): Identities;
  /** An application with its own secret in each tenant. */
  ownSecrets(count: number): Identities;
  setLatency(on: boolean): void;
  /** Counts from now on. */
  count(): () => Traffic;
  close(): Promise<void>;
}

const partnerId = "4242424";
const secondPartnerId = "4343434";

export async function startAzure(): Promise<Azure> {
  const emulator = await startEmulator({ world: {} });
  const { directory, requests } = emulator;
  emulator.partners.add(partnerId, "Contoso Consulting");
  emulator.partners.add(secondPartnerId, "Contoso Cloud");
  let connections = 0;
  const opened = () => void (connections += 1);
  // Node tells of every connection that a server in this process takes.
  const sockets = channel("net.server.socket");
  sockets.subscribe(opened);
  const tenants = (count: number) => Array.from({ length: count }, () => directory.addTenant());

  return {
    emulator,
    partnerId,
    secondPartnerId,
    oneApp(count) {
      const [first, ...others] = tenants(count);
      if (first === undefined) {
        throw new Error("An application needs a tenant.");
      }
      const secret = "one-secret-for-all-tenants";
      const { clientId } = directory.addServicePrincipal({ tenantId: first.tenantId, secret });
      for (const { tenantId } of others) {
        directory.addServicePrincipal({ tenantId, clientId });
      }
      return {
        list: [first, ...others].map(({ tenantId }) => ({ tenantId })),
        env: {
          ...emulator.environment,
          ARM_CLIENT_ID: clientId,
          ARM_CLIENT_SECRET: secret,
        },
      };
    },
    ownSecrets: (count) => ({
      list: tenants(count).map(({ tenantId }, index) => {
        const secret = `secret-of-${index + 1}`;
        const { clientId } = directory.addServicePrincipal({ tenantId, secret });
        return { tenantId, clientId, clientSecret: secret };
      }),
      env: emulator.environment,
    }),
    setLatency: (on) =>
      void Object.assign(emulator.latency, on ? azureLatency : { token: 0, arm: 0, write: 0 }),
    count() {
      const mark = requests.next();
      const connectionsBefore = connections;
      const ofKind = (...kinds: RequestKind[]) =>
        kinds.reduce((sum, kind) => sum + requests.count(kind, mark), 0);
      return () => ({
        metadata: ofKind("metadata"),
        discovery: ofKind("discovery", "instanceDiscovery"),
        tokens: ofKind("token"),
        links: ofKind("link"),
        access: ofKind("registrationDefinition", "registrationAssignment", "operation"),
        connections: connections - connectionsBefore,
      });
    },
    async close() {
      sockets.unsubscribe(opened);
      await emulator.stop();
    },
  };
}
