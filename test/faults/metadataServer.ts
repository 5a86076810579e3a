import { serverCertificate } from "../../emulator/certificates";
import { jsonAnswer } from "../../emulator/answer";
import { createExchange } from "../../emulator/exchange";
import { createFaults } from "../../emulator/faults/faults";
import type { Faults } from "../../emulator";
import { noLatency } from "../../emulator/latency";
import { createRequestLog } from "../../emulator/requests";
import type { Route } from "../../emulator/route";
import { startTlsServer } from "../../emulator/server";

/** Where a cell's cloud signs in and answers. */
export interface CloudEndpoints {
  loginEndpoint: string;
  resourceManager: string;
  audience: string;
}

/** Describes a cloud of its own to every client that asks under a path of its own. */
export interface MetadataServer {
  readonly port: number;
  /** A target of `kind: "metadata"` and `path` strikes one cell's requests. */
  readonly faults: Faults;
  close(): Promise<void>;
}

/** `GET /<cell>/metadata/endpoints`: one process asks each metadata host only once. */
export async function startMetadataServer(
  endpointsOf: (cell: string) => CloudEndpoints,
): Promise<MetadataServer> {
  const { strike, ...faults } = createFaults();
  const closing = new AbortController();
  const route: Route = {
    kind: "metadata",
    side: "arm",
    path: /^\/([\w-]+)\/metadata\/endpoints$/,
    open: (_request, [, cell = ""]) => ({
      answer() {
        const { loginEndpoint, resourceManager, audience } = endpointsOf(cell);
        return jsonAnswer(200, {
          name: "AzureEmulator",
          authentication: { loginEndpoint, audiences: [audience] },
          resourceManager,
        });
      },
    }),
  };
  const requests = createRequestLog(
    () => new Date(),
    () => {},
  );
  const server = await startTlsServer(
    serverCertificate(),
    0,
    createExchange({
      routes: [route],
      requests,
      strike,
      latency: noLatency(),
      closing: closing.signal,
    }),
  );
  return {
    port: server.port,
    faults,
    async close() {
      closing.abort();
      faults.clear();
      await server.close();
    },
  };
}
