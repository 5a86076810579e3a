import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { createEngineWatch } from "../../../provider/engineWatch";

const listen = (port = 0) =>
  new Promise<Server>((resolve) => {
    const server = createServer().listen(port, "127.0.0.1", () => resolve(server));
  });
const close = (server: Server) => new Promise((resolve) => server.close(resolve));
const addressOf = (server: Server) => `127.0.0.1:${(server.address() as AddressInfo).port}`;

describe("the watch over the engine", () => {
  test("an engine that listens is not gone, and one that was seen and refuses is", async () => {
    const server = await listen();
    const watch = createEngineWatch(addressOf(server));
    watch.start();
    expect(await watch.isGone()).toBe(false);
    await close(server);
    expect(await watch.isGone()).toBe(true);
  });

  test("an engine that was never seen is not missed", async () => {
    const server = await listen();
    const address = addressOf(server);
    await close(server);
    const watch = createEngineWatch(address);
    expect(await watch.isGone()).toBe(false);
    watch.start();
    expect(await watch.isGone()).toBe(false);
  });

  test.each([undefined, "", "--help", "127.0.0.1", "127.0.0.1:99999", "nowhere.invalid:x"])(
    "what is no address (%s) says nothing about an engine",
    async (address) => {
      const watch = createEngineWatch(address);
      watch.start();
      expect(await watch.isGone()).toBe(false);
    },
  );
});
