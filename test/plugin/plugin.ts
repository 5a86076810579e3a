import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { credentials, Metadata } from "@grpc/grpc-js";
import type { CallOptions, ClientUnaryCall, ServiceError } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { startEngineLog } from "../host/engineLog";
import type { EngineLog } from "../host/engineLog";
import { pluginProgram } from "../host/installation";

export type Properties = Record<string, unknown>;

/** How a resource is called when nothing depends on it. */
export const urn = "urn:pulumi:test::program::azure-partner:index:PartnerAdminLink::contoso";
export const linkType = "azure-partner:index:PartnerAdminLink";

/** The plugin's process, asked in the protocol's own messages. */
export interface Plugin {
  readonly client: ResourceProviderClient;
  readonly log: EngineLog;
  readonly pid: number;
  /** The code with which the process ended; nothing where a signal ended it. */
  readonly ended: Promise<number | null>;
  call<Request, Answer>(verb: Verb<Request, Answer>, request: Request): Promise<Answer>;
  configure(settings: Properties): Promise<void>;
  stop(): Promise<void>;
}

export type Verb<Request, Answer> = (
  request: Request,
  metadata: Metadata,
  options: Partial<CallOptions>,
  done: (error: ServiceError | null, answer: Answer) => void,
) => ClientUnaryCall;

export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** A secret as it crosses the wire. */
export const secret = (value: unknown) => ({ [signature]: secretSignature, value });

export const struct = (properties: Properties) =>
  Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)) as Record<string, JavaScriptValue>);
export const plain = (message: Struct | undefined) => (message?.toJavaScript() ?? {}) as Properties;

/** Starts the process as the engine does, with this environment and no other. */
export async function startPlugin(env: Readonly<Record<string, string>>): Promise<Plugin> {
  const log = await startEngineLog();
  const child = spawn(process.execPath, [pluginProgram, "-v=9", "--logtostderr", log.address], {
    env: { ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const port = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once("line", resolve);
    child.once("error", reject);
  });
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  const plugin: Plugin = {
    client,
    log,
    pid: child.pid ?? 0,
    ended,
    call: (verb, request) =>
      new Promise((resolve, reject) => {
        const deadline = Date.now() + 60_000;
        verb.call(client, request, new Metadata(), { deadline }, (error, answer) =>
          error ? reject(new Error(error.details)) : resolve(answer),
        );
      }),
    async configure(settings) {
      await plugin.call(
        client.configure,
        new protocol.ConfigureRequest().setArgs(struct(settings)).setAcceptsecrets(true),
      );
    },
    async stop() {
      client.close();
      child.kill("SIGKILL");
      await ended;
      log.close();
    },
  };
  await plugin.call(
    client.handshake,
    new protocol.ProviderHandshakeRequest().setEngineAddress(log.address),
  );
  return plugin;
}

/** What `check` makes of a link's arguments, as the protocol has it. */
export const checkLink = (plugin: Plugin, news: Properties) =>
  plugin.call(
    plugin.client.check,
    new protocol.CheckRequest().setType(linkType).setUrn(urn).setNews(struct(news)),
  );

/** Creates a link as the engine does. */
export async function createLink(plugin: Plugin, args: Properties, preview = false) {
  const checked = await checkLink(plugin, args);
  const request = new protocol.CreateRequest()
    .setType(linkType)
    .setUrn(urn)
    .setProperties(checked.getInputs())
    .setPreview(preview);
  const answer = await plugin.call(plugin.client.create, request);
  return {
    id: answer.getId(),
    outs: plain(answer.getProperties()),
    inputs: plain(checked.getInputs()),
  };
}

export const cancel = (plugin: Plugin) => plugin.call(plugin.client.cancel, new Empty());
