import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { takesConnections } from "../../../provider/http/neighbour";
import { isLinkLocal } from "../../../provider/http/proxy";

test.each<[string, boolean]>([
  ["169.254.169.254", true],
  ["[fe80::1]", true],
  ["169.254.example.com", false],
  ["127.0.0.1", false],
  ["fe80.example.com", false],
])("%s is on this machine's own link: %p", (hostname, own) => {
  expect(isLinkLocal(hostname)).toBe(own);
});

test("a port that refuses takes no connection", async () => {
  expect(await takesConnections("127.0.0.1", 1, 5000)).toBe(false);
});

test("one that drops what it is sent takes none either, once the patience is over", async () => {
  // A process that is stopped accepts nothing, and the system drops what its queue cannot hold.
  const listener = spawn(process.execPath, [
    "-e",
    `require("net").createServer().listen({ port: 0, host: "127.0.0.1", backlog: 1 }, function () {
       console.log(this.address().port);
     });`,
  ]);
  const queued: Socket[] = [];
  try {
    const [port] = (await once(listener.stdout, "data")) as [Buffer];
    const address = { host: "127.0.0.1", port: Number(port.toString()) };
    expect(await takesConnections(address.host, address.port, 5000)).toBe(true);
    listener.kill("SIGSTOP");
    for (let count = 0; count < 8; count += 1) {
      queued.push(connect(address).on("error", () => {}));
    }
    expect(await takesConnections(address.host, address.port, 500)).toBe(false);
  } finally {
    queued.forEach((socket) => socket.destroy());
    listener.kill("SIGKILL");
  }
});
