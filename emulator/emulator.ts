import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAccess } from "./arm/access/access";
import type { Access } from "./arm/access/access";
import { createArmRoute } from "./arm/armRoute";
import { createLinks } from "./arm/links";
import type { Links } from "./arm/links";
import { managementPartner } from "./arm/managementPartner";
import { metadataRoute } from "./arm/metadata";
import { createPartners } from "./arm/partners";
import type { Partners } from "./arm/partners";
import { defaultSwitches } from "./arm/switches";
import type { Switches } from "./arm/switches";
import type { proxiedName } from "./certificates";
import { serverCertificate } from "./certificates";
import type { Cloud } from "./cloud";
import { controlRoute } from "./control";
import type { FederatedCredential } from "./entra/applications";
import { createAudiences } from "./entra/audiences";
import { createDirectory } from "./entra/directory";
import type { Directory } from "./entra/directory";
import { discoveryRoutes } from "./entra/discovery";
import {
  managedIdentityEndpoint,
  managedIdentityEnvironment,
} from "./entra/managedIdentityEndpoint";
import { createSignInErrors } from "./entra/signInError";
import { tokenEndpoint } from "./entra/tokenEndpoint";
import { createTokenIssuer } from "./entra/tokenIssuer";
import type { TokenIssuer } from "./entra/tokenIssuer";
import { createTokenSigner } from "./entra/tokenSigner";
import { userTokenEndpoint } from "./entra/userTokenEndpoint";
import {
  workflowCredential,
  workflowEnvironment,
  workflowTokenEndpoint,
} from "./entra/workflowTokenEndpoint";
import { createExchange } from "./exchange";
import { createFaults } from "./faults/faults";
import type { Faults } from "./faults/faults";
import { noLatency } from "./latency";
import type { Latency } from "./latency";
import { createRequestLog } from "./requests";
import type { LoggedRequest, RequestLog } from "./requests";
import type { Route } from "./route";
import { startTlsServer } from "./server";

export interface EmulatorOptions {
  /** Default: one that is free. */
  port?: number;
  /** The host's name. Default `localhost`, which no client asks through a proxy. */
  name?: "localhost" | typeof proxiedName;
  /** The emulator's clock: stamps links and tokens, and decides what has expired. */
  now?: () => Date;
  /** Called with every request when it arrives. */
  onRequest?: (request: LoggedRequest) => void;
}

/** Azure on loopback: sign-in, the metadata document and Microsoft.ManagementPartner. */
export interface Emulator {
  /** `<name>:<port>`, for `metadataHost`. */
  readonly host: string;
  readonly url: string;
  /** PEM file of the authority that a client has to trust. */
  readonly caFile: string;
  /** The same authority as text, for clients in this process. */
  readonly ca: string;
  /** What a process needs in its environment to take this for its cloud. */
  environment(): Record<string, string>;
  /** What it needs besides to have a managed identity. */
  managedIdentityEnvironment(): Record<string, string>;
  /** What it needs besides to be a workflow that may ask for an id token. */
  workflowEnvironment(): Record<string, string>;
  /** What an application has to trust for that id token to be its sign-in. */
  workflowCredential(): FederatedCredential;
  readonly directory: Directory;
  readonly tokens: TokenIssuer;
  readonly partners: Partners;
  readonly links: Links;
  readonly access: Access;
  readonly requests: RequestLog;
  readonly faults: Faults;
  /** Mutable. */
  readonly switches: Switches;
  /** Mutable. */
  readonly latency: Latency;
  /** Back to how it started, except that requests go on being counted. */
  reset(): void;
  close(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, name = "localhost", now = () => new Date(), onRequest = () => {} } = options;
  let url = "";
  const cloud: Cloud = { url: () => url, now };

  const signer = createTokenSigner();
  const audiences = createAudiences(cloud);
  const tokens = createTokenIssuer(cloud, signer, audiences);
  const refuseSignIn = createSignInErrors(cloud);
  const directory = createDirectory();
  const partners = createPartners();
  const links = createLinks(now);
  const { resources: accessResources, ...access } = createAccess(cloud, directory);
  const switches = defaultSwitches();
  const requests = createRequestLog(now, onRequest);
  const { strike, ...faults } = createFaults();
  const latency = noLatency();
  const closing = new AbortController();

  const routes: Route[] = [
    controlRoute({ links, partners, requests, faults }),
    metadataRoute(cloud, audiences),
    ...discoveryRoutes({ cloud, directory, signer, refuseSignIn }),
    tokenEndpoint({ cloud, directory, issuer: tokens, audiences, refuseSignIn }),
    userTokenEndpoint({ directory, issuer: tokens, refuseSignIn }),
    managedIdentityEndpoint(directory, tokens),
    workflowTokenEndpoint(cloud, tokens),
    ...[...managementPartner({ partners, links, switches }), ...accessResources].map(
      createArmRoute({ signer, audiences, now }),
    ),
  ];

  const certificate = serverCertificate();
  const server = await startTlsServer(
    certificate,
    port,
    createExchange({ routes, requests, strike, latency, closing: closing.signal }),
  );
  const host = `${name}:${server.port}`;
  url = `https://${host}`;
  const folder = mkdtempSync(join(tmpdir(), "azure-emulator-"));
  const caFile = join(folder, "ca.pem");
  writeFileSync(caFile, certificate.authority);

  return {
    host,
    url,
    caFile,
    ca: certificate.authority,
    environment: () => ({
      ARM_METADATA_HOSTNAME: host,
      ARM_DISABLE_INSTANCE_DISCOVERY: "true",
      NODE_EXTRA_CA_CERTS: caFile,
      SSL_CERT_FILE: caFile,
    }),
    managedIdentityEnvironment: () => managedIdentityEnvironment(cloud),
    workflowEnvironment: () => workflowEnvironment(cloud),
    workflowCredential: () => workflowCredential(cloud),
    directory,
    tokens,
    partners,
    links,
    access,
    requests,
    faults,
    switches,
    latency,
    reset() {
      faults.clear();
      directory.clear();
      tokens.reset();
      partners.clear();
      links.clear();
      access.clear();
      requests.clear();
      Object.assign(switches, defaultSwitches());
      Object.assign(latency, noLatency());
    },
    async close() {
      closing.abort();
      faults.clear();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
