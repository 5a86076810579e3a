import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** A port before the emulator that can be given to somebody else in the middle of an operation. */
export interface Gate {
  /** `localhost:<port>` */
  readonly host: string;
  /** From the next request on it leads to the impostor. */
  shut(): void;
  open(): void;
  /** How many connections were led to the impostor. */
  misled(): number;
  close(): Promise<void>;
}

/** Carries bytes to `port`, or to `impostorPort` while it is shut. */
export async function startGate(port: number, impostorPort: number): Promise<Gate> {
  const sockets = new Set<Socket>();
  let isShut = false;
  let misled = 0;
  const server = createServer((client) => {
    const shutAtFirst = isShut;
    misled += shutAtFirst ? 1 : 0;
    const remote = connect(shutAtFirst ? impostorPort : port, "127.0.0.1");
    for (const [one, other] of [
      [client, remote],
      [remote, client],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    remote.pipe(client);
    client.on("data", (bytes: Buffer) => {
      // A connection from before would carry the request past the gate.
      if (isShut === shutAtFirst) {
        remote.write(bytes);
      } else {
        client.destroy();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    shut: () => void (isShut = true),
    open: () => void (isShut = false),
    misled: () => misled,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}
