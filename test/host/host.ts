import { isDeepStrictEqual } from "node:util";
import { credentials, Metadata } from "@grpc/grpc-js";
import type { CallOptions, ClientUnaryCall, ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import {
  billingAgreementProvider,
  heldRolesProvider,
  partnerAdminLinkProvider,
} from "../../sdk/nodejs/providerText";
import type { EngineLog } from "./engineLog";
import { startHostProcess } from "./hostProcess";
import { chosenInstallation, chosenProvider } from "./installation";
import type { Installation, ProviderKind } from "./installation";

/** Inputs or outputs; the provider's text is added on the way out and taken off on the way in. */
export type Properties = Record<string, unknown>;

export interface HostOptions {
  /** The whole environment of the process. */
  env: Readonly<Record<string, string>>;
  /** The stack's configuration, by full keys. */
  config?: Readonly<Record<string, string>>;
  installation?: Installation;
  /** Which resource is asked for. @default the link */
  providerText?: string;
  /** What serves it. @default what `TEST_PROVIDER` says */
  provider?: ProviderKind;
  /** Where the engine would listen. Processes of one address serve one run. @default one of its own */
  engine?: string | EngineLog;
}

let engines = 0;

/** The address of an engine that no other process of any test has. Nobody need listen there. */
export function newEngine(): string {
  engines += 1;
  return `127.${(process.pid >> 8) & 255}.${process.pid & 255}.1:${engines}`;
}

/** The real provider process, asked as the engine asks it. A failure rejects with its text. */
export interface Host {
  check(news: Properties, olds?: Properties): Promise<Checked>;
  diff(id: string, olds: Properties, news: Properties): Promise<Difference>;
  create(inputs: Properties): Promise<{ id: string; outs: Properties }>;
  /** An empty id says that the resource is gone. */
  read(id: string, props: Properties): Promise<ReadResult>;
  update(id: string, olds: Properties, news: Properties): Promise<Properties>;
  delete(id: string, props: Properties): Promise<void>;
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  said(pattern: RegExp): Promise<string>;
  close(): Promise<void>;
}

export interface Checked {
  inputs: Properties;
  failures: { property: string; reason: string }[];
}

export interface Difference {
  /** Missing when the provider left it open. */
  changes?: boolean;
  replaces: string[];
}

export interface ReadResult {
  id: string;
  props: Properties;
  inputs?: Properties;
}

const callSeconds = 60;

/** Starts the process and configures it, as at the begin of one run of the engine. */
export async function startHost({
  env,
  config = {},
  installation = chosenInstallation(),
  providerText = partnerAdminLinkProvider,
  provider: kind = chosenProvider(),
  engine = newEngine(),
}: HostOptions): Promise<Host> {
  const { toStruct, fromStruct } = kind === "plugin" ? pluginStructs : structsWith(providerText);
  const type = pluginTypes[providerText] ?? "";
  const running = await startHostProcess(installation, env, kind, engine);
  const client = new ResourceProviderClient(
    `127.0.0.1:${running.port}`,
    credentials.createInsecure(),
  );

  /** Bounded: the process never answers at all when a provider throws what is no Error. */
  function call<Request, Answer>(verb: Verb<Request, Answer>, request: Request): Promise<Answer> {
    const deadline = Date.now() + callSeconds * 1000;
    return new Promise((resolve, reject) => {
      verb.call(client, request, new Metadata(), { deadline }, (error, answer) =>
        error ? reject(new Error(error.details)) : resolve(answer),
      );
    });
  }

  const configuration = new provider.ConfigureRequest();
  configuration.setArgs(
    Struct.fromJavaScript(kind === "plugin" ? ownNames(config) : { ...config }),
  );
  await call(client.configure, configuration);

  return {
    async check(news, olds = {}) {
      const request = new provider.CheckRequest().setType(type);
      request.setOlds(toStruct(olds));
      request.setNews(toStruct(news));
      const answer = await call(client.check, request);
      return {
        inputs: fromStruct(answer.getInputs()),
        failures: answer.getFailuresList().map((failure) => ({
          property: failure.getProperty(),
          reason: failure.getReason(),
        })),
      };
    },
    async diff(id, olds, news) {
      const request = new provider.DiffRequest().setType(type);
      request.setId(id);
      request.setOlds(toStruct(olds));
      request.setNews(toStruct(news));
      const answer = await call(client.diff, request);
      return { changes: changesOf(answer), replaces: answer.getReplacesList() };
    },
    async create(inputs) {
      const request = new provider.CreateRequest().setType(type);
      request.setProperties(toStruct(inputs));
      const answer = await call(client.create, request);
      return { id: answer.getId(), outs: fromStruct(answer.getProperties()) };
    },
    async read(id, props) {
      const request = new provider.ReadRequest().setType(type);
      request.setId(id);
      request.setProperties(toStruct(props));
      const answer = await call(client.read, request);
      const inputs = answer.hasInputs() ? fromStruct(answer.getInputs()) : undefined;
      // The plugin hands back what it was given where no input follows what stands at Azure.
      const followed = inputs !== undefined && !isDeepStrictEqual(inputs, asSent(props));
      return {
        id: answer.getId(),
        props: fromStruct(answer.getProperties()),
        ...(followed && { inputs }),
      };
    },
    async update(id, olds, news) {
      const request = new provider.UpdateRequest().setType(type);
      request.setId(id);
      request.setOlds(toStruct(olds));
      request.setNews(toStruct(news));
      return fromStruct((await call(client.update, request)).getProperties());
    },
    async delete(id, props) {
      const request = new provider.DeleteRequest().setType(type);
      request.setId(id);
      request.setProperties(toStruct(props));
      await call(client.delete, request);
    },
    pid: running.pid,
    stdout: running.stdout,
    stderr: running.stderr,
    said: running.said,
    async close() {
      client.close();
      await running.close();
    },
  };
}

type Verb<Request, Answer> = (
  request: Request,
  metadata: Metadata,
  options: Partial<CallOptions>,
  done: (error: ServiceError | null, answer: Answer) => void,
) => ClientUnaryCall;

function changesOf(answer: provider.DiffResponse): boolean | undefined {
  const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
  const changes = answer.getChanges();
  return changes === DIFF_SOME ? true : changes === DIFF_NONE ? false : undefined;
}

interface Structs {
  toStruct(properties: Properties): Struct;
  fromStruct(struct: Struct | undefined): Properties;
}

function structsWith(providerText: string): Structs {
  return {
    toStruct(properties) {
      const values = { ...properties, __provider: providerText };
      // The engine sends no key whose value is undefined.
      const plain = JSON.parse(JSON.stringify(values)) as Record<string, JavaScriptValue>;
      return Struct.fromJavaScript(plain);
    },
    fromStruct(struct) {
      const { __provider: text, ...properties } = struct?.toJavaScript() ?? {};
      if (text !== undefined && text !== providerText) {
        throw new Error("The provider's text was changed.");
      }
      return properties;
    },
  };
}

/** The tokens of the plugin's resources, by the text that the dynamic provider finds them with. */
const pluginTypes: Record<string, string> = {
  [partnerAdminLinkProvider]: "azure-partner:index:PartnerAdminLink",
  [billingAgreementProvider]: "azure-partner:index:BillingAgreement",
  [heldRolesProvider]: "azure-partner:index:HeldRoles",
};

/** What is not set is not sent. */
const asSent = (properties: Properties) => JSON.parse(JSON.stringify(properties)) as Properties;

/**
 * The plugin reads its own configuration only, under the names that azure-native has. What lies about is
 * meant, as it is to the dynamic provider.
 */
const ownNames = (config: Readonly<Record<string, string>>) => ({
  useCli: "true",
  ...Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key.slice(key.indexOf(":") + 1), value]),
  ),
});

const pluginStructs: Structs = {
  toStruct: (properties) =>
    Struct.fromJavaScript(
      JSON.parse(JSON.stringify(properties)) as Record<string, JavaScriptValue>,
    ),
  fromStruct: (struct) => inTheClear(struct?.toJavaScript() ?? {}) as Properties,
};

function inTheClear(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inTheClear);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return "4dabf18193072939515e22adb298388d" in value && "value" in value
    ? inTheClear(value.value)
    : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inTheClear(one)]));
}
