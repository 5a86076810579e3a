import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createCertificate, generateKeys } from "../../emulator/certificates";
import forge from "node-forge";

/** A server that nobody trusts: its certificate is signed by itself. */
export interface Impostor {
  port: number;
  /** Requests that it got to see. There must be none. */
  requests(): number;
  close(): Promise<void>;
}

export async function startImpostor(): Promise<Impostor> {
  const keys = generateKeys();
  const name = [{ name: "commonName", value: "localhost" }];
  const certificate = createCertificate("03", keys, name, []);
  certificate.setIssuer(name);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  let requests = 0;
  const server = createServer(
    {
      cert: forge.pki.certificateToPem(certificate),
      key: forge.pki.privateKeyToPem(keys.privateKey),
    },
    (_request, response) => {
      requests += 1;
      response.end();
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests: () => requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
