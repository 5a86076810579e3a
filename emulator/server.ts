import { createServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { ServerCertificate } from "./certificates";

/** Only what a request carried; the connection to answer on comes beside it. */
export interface ReceivedRequest {
  message: IncomingMessage;
  body: string;
}

export interface TlsServer {
  port: number;
  /** Also cuts connections that are open or waiting. */
  close(): Promise<void>;
}

const bodyLimit = 1_000_000;

/** A TLS server on loopback that hands every request, read to its end, to `respond`. */
export async function startTlsServer(
  { certificate, privateKey }: ServerCertificate,
  port: number,
  respond: (request: ReceivedRequest, response: ServerResponse) => Promise<void>,
): Promise<TlsServer> {
  const sockets = new Set<Duplex>();
  const server = createServer({ cert: certificate, key: privateKey }, (message, response) => {
    readBody(message)
      .then((body) => respond({ message, body }, response))
      // The client went away, or a handler failed: either way there is nothing left to say.
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimit) {
      throw new Error(`The request is longer than ${bodyLimit} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
