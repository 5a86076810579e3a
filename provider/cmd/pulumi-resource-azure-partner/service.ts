import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import type { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import type { Answers } from "./answers";
import { checkFailure } from "./checkFailure";
import {
  configurationFailures,
  configurationTexts,
  isHarmless,
  secretSettings,
} from "./configuration";
import type { Connections } from "./connections";
import { resourceMethods } from "./resourceMethods";
import { closed, opened } from "./wire";

/**
 * The provider protocol, as the engine speaks it.
 *
 * @param schema gives the package schema, as JSON
 */
export function providerService(
  schema: () => string,
  connections: Connections,
  { unary }: Answers,
): UntypedServiceImplementation {
  type Request<Verb extends keyof typeof resourceMethods> = Parameters<
    (typeof resourceMethods)[Verb]
  >[1];
  const { check, diff, create, read, update, delete: remove } = resourceMethods;
  const runOf = (peer: string) => connections.run(peer);
  return {
    handshake: unary("handshake", (request: protocol.ProviderHandshakeRequest, peer) => {
      connections.attach(peer, request.getEngineAddress());
      return new protocol.ProviderHandshakeResponse().setAcceptSecrets(true);
    }),
    attach: unary("attach", (request: PluginAttach, peer) => {
      connections.attach(peer, request.getAddress());
      return new Empty();
    }),
    getPluginInfo: unary("getPluginInfo", () => {
      const { version } = JSON.parse(schema()) as { version: string };
      return new PluginInfo().setVersion(version);
    }),
    getSchema: unary("getSchema", () => new protocol.GetSchemaResponse().setSchema(schema())),
    checkConfig: unary("checkConfig", checkConfig),
    diffConfig: unary("diffConfig", diffConfig),
    configure: unary("configure", (request: protocol.ConfigureRequest, peer) => {
      connections.configure(peer, configurationTexts(opened(request.getArgs()).properties));
      return new protocol.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    }),
    check: unary("check", (request: Request<"check">, peer) => check(runOf(peer), request)),
    diff: unary("diff", (request: Request<"diff">, peer) => diff(runOf(peer), request)),
    create: unary("create", (request: Request<"create">, peer) => create(runOf(peer), request)),
    read: unary("read", (request: Request<"read">, peer) => read(runOf(peer), request)),
    update: unary("update", (request: Request<"update">, peer) => update(runOf(peer), request)),
    delete: unary("delete", (request: Request<"delete">, peer) => remove(runOf(peer), request)),
    cancel: unary("cancel", (_request: Empty, peer) => {
      connections.run(peer).cancel();
      return new Empty();
    }),
  };
}

function checkConfig(request: protocol.CheckRequest): protocol.CheckResponse {
  const { properties, secrets } = opened(request.getNews());
  return new protocol.CheckResponse()
    .setInputs(closed(properties, new Set([...secrets, ...secretSettings])))
    .setFailuresList(
      configurationFailures(properties).map((failure) =>
        checkFailure(failure, secrets.has(failure.property) || !isHarmless(failure.property)),
      ),
    );
}

/**
 * Never a replacement, whatever is asked. The engine would make each link anew in this process and then
 * delete it in the old provider's; and it asks with the inputs of another kind of provider, too.
 */
function diffConfig(request: protocol.DiffRequest): protocol.DiffResponse {
  const same =
    JSON.stringify(opened(request.getOldInputs()).properties) ===
    JSON.stringify(opened(request.getNews()).properties);
  const { DIFF_NONE, DIFF_SOME } = protocol.DiffResponse.DiffChanges;
  return new protocol.DiffResponse().setChanges(same ? DIFF_NONE : DIFF_SOME);
}
