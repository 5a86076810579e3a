import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAccess } from "./arm/access/access";
import { createArmRoute } from "./arm/armRoute";
import { createLinks } from "./arm/links";
import { managementPartner } from "./arm/managementPartner";
import { metadataRoute } from "./arm/metadata";
import { createPartners } from "./arm/partners";
import { defaultSwitches } from "./arm/switches";
import { createAzureCli } from "./azureCli";
import { serverCertificate } from "./certificates";
import type { Cloud } from "./cloud";
import { controlRoute } from "./control";
import type { Emulator, EmulatorOptions } from "./emulator";
import { createAudiences } from "./entra/audiences";
import { createDirectory } from "./entra/directory";
import { discoveryRoutes } from "./entra/discovery";
import {
  managedIdentityEndpoint,
  managedIdentityEnvironment,
} from "./entra/managedIdentityEndpoint";
import { createSignInErrors } from "./entra/signInError";
import { tokenEndpoint } from "./entra/tokenEndpoint";
import { createTokenIssuer } from "./entra/tokenIssuer";
import { createTokenSigner } from "./entra/tokenSigner";
import { userTokenEndpoint } from "./entra/userTokenEndpoint";
import {
  workflowCredential,
  workflowEnvironment,
  workflowTokenEndpoint,
} from "./entra/workflowTokenEndpoint";
import { exampleWorld } from "./exampleWorld";
import { createExchange } from "./exchange";
import { createFaults } from "./faults/faults";
import { noLatency } from "./latency";
import { createRequestLog } from "./requests";
import type { Route } from "./route";
import { startTlsServer } from "./server";
import { addWorld, signInEnvironment } from "./world";

/**
 * Starts Azure on loopback, in this process.
 *
 * It rejects with Node's own error (`EADDRINUSE`, ...) where the port cannot be listened on.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { world = exampleWorld, port = 0, name = "localhost" } = options;
  const { now = () => new Date(), onRequest = () => {} } = options;
  let url = "";
  const cloud: Cloud = { url: () => url, now };

  const signer = createTokenSigner();
  const audiences = createAudiences(cloud);
  const tokens = createTokenIssuer(cloud, signer, audiences);
  const refuseSignIn = createSignInErrors(cloud);
  const directory = createDirectory();
  const partners = createPartners();
  const links = createLinks(now);
  const switches = defaultSwitches();
  const { resources: accessResources, ...access } = createAccess(cloud, directory, switches);
  const requests = createRequestLog(now, onRequest);
  const { strike, ...faults } = createFaults();
  const latency = noLatency();
  const closing = new AbortController();
  const fill = () => addWorld(world, { directory, partners, access, links, switches, latency });

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

  fill();

  return {
    host,
    url,
    caFile,
    ca: certificate.authority,
    environment: {
      ARM_METADATA_HOSTNAME: host,
      ARM_DISABLE_INSTANCE_DISCOVERY: "true",
      NODE_EXTRA_CA_CERTS: caFile,
      SSL_CERT_FILE: caFile,
      ...signInEnvironment(world),
    },
    managedIdentityEnvironment: managedIdentityEnvironment(cloud),
    workflowEnvironment: workflowEnvironment(cloud),
    workflowCredential: workflowCredential(cloud),
    createAzureCli: (user) => createAzureCli({ url, caFile, under: folder }, user),
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
      fill();
    },
    async stop() {
      closing.abort();
      faults.clear();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
