import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { connect } from "node:net";

/** A proxy on loopback that lets clients through to the hosts that it is told, and notes them all. */
export interface ConnectProxy {
  readonly url: string;
  /** `<host>:<port>` of each tunnel that was asked for. */
  targets(): ReadonlySet<string>;
  close(): Promise<void>;
}

export async function startConnectProxy(allowed: readonly string[]): Promise<ConnectProxy> {
  const targets = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(400).end());
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("connect", (request, client: Socket) => {
    const target = request.url ?? "";
    targets.add(target);
    if (!allowed.includes(target)) {
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const remote = connect(Number(target.split(":")[1]), "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      remote.pipe(client);
      client.pipe(remote);
    });
    remote.on("error", () => client.destroy());
    client.on("error", () => remote.destroy());
    client.on("close", () => remote.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets: () => targets,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}
