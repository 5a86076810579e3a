import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { startEngineLog } from "../host/engineLog";
import type { EngineLog } from "../host/engineLog";
import { contoso } from "../host/principal";
import { cancel, createLink, struct } from "./plugin";
import type { Plugin, Properties } from "./plugin";
import { openScene } from "./scene";
import type { Scene } from "./scene";

let scene: Scene;
let plugin: Plugin;
const engines: EngineLog[] = [];
const clients: ResourceProviderClient[] = [];
beforeAll(async () => {
  scene = await openScene();
  plugin = await scene.start();
});
afterAll(async () => {
  clients.forEach((client) => client.close());
  await scene.close();
  engines.forEach((engine) => engine.close());
});

/** Another engine that attaches to the same process, as `PULUMI_DEBUG_PROVIDERS` has it. */
async function attach(settings: Properties): Promise<Plugin> {
  const log = await startEngineLog();
  engines.push(log);
  const client = new ResourceProviderClient(
    plugin.client.getChannel().getTarget(),
    credentials.createInsecure(),
    {
      // A connection of its own.
      "grpc.use_local_subchannel_pool": 1,
    },
  );
  clients.push(client);
  const attached: Plugin = {
    ...plugin,
    client,
    log,
    call: (verb, request) => plugin.call(verb.bind(client) as typeof verb, request),
  };
  await attached.call(
    client.handshake,
    new protocol.ProviderHandshakeRequest().setEngineAddress(log.address),
  );
  await attached.call(client.configure, new protocol.ConfigureRequest().setArgs(struct(settings)));
  return attached;
}

describe("a process that engines attach to", () => {
  test("keeps them apart: who signs in, what is said, what is declared", async () => {
    const [one, other] = [scene.addApplication(), scene.addApplication()];
    const first = await attach(one.identity);
    const second = await attach(other.identity);
    expect((await createLink(first, { partnerId: contoso.id })).id).toBe(one.id);
    expect((await createLink(second, { partnerId: contoso.id })).id).toBe(other.id);
    expect(first.log.text()).toContain(one.objectId);
    expect(first.log.text()).not.toContain(other.objectId);
    expect(second.log.text()).toContain(other.objectId);
  });

  test("goes on for one of them when another one is cancelled or has died", async () => {
    const [one, other] = [scene.addApplication(), scene.addApplication()];
    const first = await attach(one.identity);
    const second = await attach(other.identity);
    await cancel(first);
    first.log.close();
    await expect(createLink(first, { partnerId: contoso.id })).rejects.toThrow("was cancelled");
    expect((await createLink(second, { partnerId: contoso.id })).id).toBe(other.id);
  });
});
