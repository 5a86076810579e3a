import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { connect } from "node:net";

/** A proxy on loopback that lets clients through to the hosts that it is told, and notes them all. */
export interface ConnectProxy {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  readonly url: string;
  /** `<host>:<port>` of each tunnel that was asked for. */
  targets(): ReadonlySet<string>;
  /** Tunnels that were asked for, all in all. */
  asked(): number;
  /** Answers the next tunnels with this status, whoever they are for. */
  refuse(status: number, times?: number): void;
  close(): Promise<void>;
}

export interface ConnectProxyOptions {
  /** `<user>:<password>` without which every tunnel is refused with 407. */
  credentials?: string;
}

/** The hosts are looked for on loopback, whatever their names. */
export async function startConnectProxy(
  allowed: readonly string[],
  { credentials }: ConnectProxyOptions = {},
): Promise<ConnectProxy> {
  const targets = new Set<string>();
  const sockets = new Set<Socket>();
  let asked = 0;
  const refusal = { status: 0, times: 0 };
  const server = createServer((_request, response) => response.writeHead(400).end());
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });

  function statusFor(target: string, authorization: string | undefined): number {
    if (refusal.times > 0) {
      refusal.times -= 1;
      return refusal.status;
    }
    const proof = credentials && `Basic ${Buffer.from(credentials).toString("base64")}`;
    return authorization === proof ? (allowed.includes(target) ? 200 : 403) : 407;
  }

  server.on("connect", ({ url: target = "", headers }, client: Socket) => {
    asked += 1;
    targets.add(target);
    client.on("error", () => client.destroy());
    const status = statusFor(target, headers["proxy-authorization"]);
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} No\r\ncontent-type: text/html\r\n\r\n<html>no</html>`);
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
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    targets: () => targets,
    asked: () => asked,
    refuse: (status, times = Infinity) => void Object.assign(refusal, { status, times }),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}
