import type { handleUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import type { Change } from "./difference";
import { logToUser } from "./engineLog";
import { failureOf } from "./failure";
import { planChange, previewOutputs } from "./planned";
import { withoutNulls } from "./properties";
import type { Properties } from "./properties";
import { createProvider } from "./provider";
import type { Provider } from "./provider";
import { readSettings } from "./settings";

/** The version whose resources the stand-in serves. */
const version = "3.28.0";

/** The provider protocol, as far as the engine speaks it for the resources that are served. */
export function providerService(engineAddress: string | undefined): UntypedServiceImplementation {
  let provider: Provider | undefined;

  function resourceOf(request: { getType(): string; getUrn(): string }) {
    // Older engines do not send the type beside the URN.
    const token = request.getType() || (request.getUrn().split("::")[2]?.split("$").pop() ?? "");
    if (!provider) {
      throw new Error("The azure-native stand-in was not configured.");
    }
    return { token, resource: provider.resource(token) };
  }

  return {
    getPluginInfo: unary(() => new PluginInfo().setVersion(version)),
    getSchema: unary(() => new protocol.GetSchemaResponse().setSchema("{}")),
    checkConfig: unary((request: protocol.CheckRequest) =>
      new protocol.CheckResponse().setInputs(request.getNews()),
    ),
    diffConfig: unary(() => new protocol.DiffResponse()),
    configure: unary(async (request: protocol.ConfigureRequest) => {
      await logToUser(
        engineAddress,
        "azure-native is played by a stand-in, not the released plugin.",
      );
      provider = createProvider(readSettings(configured(request), process.env));
      return new protocol.ConfigureResponse().setSupportspreview(true);
    }),
    invoke: unary(async (request: protocol.InvokeRequest) => {
      const outputs = await provider?.invoke(request.getTok());
      return new protocol.InvokeResponse().setReturn(encode(outputs ?? {}));
    }),
    check: unary((request: protocol.CheckRequest) => {
      const { resource } = resourceOf(request);
      const name = request.getUrn().split("::").pop() ?? "";
      const checked = resource.check(name, decode(request.getOlds()), decode(request.getNews()));
      const failures = checked.failures.map((reason) =>
        new protocol.CheckFailure().setReason(reason),
      );
      return new protocol.CheckResponse()
        .setInputs(encode(checked.inputs))
        .setFailuresList(failures);
    }),
    diff: unary((request: protocol.DiffRequest) => {
      const { token } = resourceOf(request);
      const before = decode(request.getOldInputs());
      const { changes, replaces } = planChange(token, before, decode(request.getNews()));
      return diffResponse(changes, replaces);
    }),
    create: unary(async (request: protocol.CreateRequest) => {
      const { resource } = resourceOf(request);
      const inputs = decode(request.getProperties());
      const response = new protocol.CreateResponse();
      if (request.getPreview()) {
        return response.setProperties(encode(previewOutputs(inputs)));
      }
      const { id, outputs } = await resource.create(inputs);
      return response.setId(id).setProperties(encode(outputs));
    }),
    read: unary(async (request: protocol.ReadRequest) => {
      const { resource } = resourceOf(request);
      const inputs = request.hasInputs() ? decode(request.getInputs()) : {};
      const isImport = Object.keys(inputs).length === 0;
      const state = decode(request.getProperties());
      const read = await resource.read(request.getId(), state, isImport ? undefined : inputs);
      const response = new protocol.ReadResponse();
      return read
        ? response.setId(read.id).setProperties(encode(read.outputs)).setInputs(encode(read.inputs))
        : response;
    }),
    update: unary(async (request: protocol.UpdateRequest) => {
      const { resource } = resourceOf(request);
      const inputs = decode(request.getNews());
      const response = new protocol.UpdateResponse();
      if (request.getPreview()) {
        const state = decode(request.getOlds());
        return response.setProperties(encode(previewOutputs(inputs, state)));
      }
      const { outputs } = await resource.update(request.getId(), inputs);
      return response.setProperties(encode(outputs));
    }),
    delete: unary(async (request: protocol.DeleteRequest) => {
      const { resource } = resourceOf(request);
      const inputs = decode(request.getOldInputs());
      await resource.delete(request.getId(), decode(request.getProperties()), inputs);
      return new Empty();
    }),
    cancel: unary(() => new Empty()),
  };
}

/** A method that answers one message with one message, or with a sentence why not. */
function unary<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return ({ request }, callback) => {
    Promise.resolve(request)
      .then(answer)
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(failureOf(error)),
      );
  };
}

function configured(request: protocol.ConfigureRequest): Record<string, string> {
  const prefix = "azure-native:config:";
  return Object.fromEntries(
    request
      .getVariablesMap()
      .toArray()
      .map(([key, value]) => [key.startsWith(prefix) ? key.slice(prefix.length) : key, value]),
  );
}

function diffResponse(changes: Map<string, Change>, replaces: string[]): protocol.DiffResponse {
  const response = new protocol.DiffResponse()
    .setReplacesList(replaces)
    // A resource whose name was chosen is deleted before it is made anew.
    .setDeletebeforereplace(replaces.length > 0)
    .setDiffsList([...new Set([...changes.keys()].map((path) => path.split(/[.[]/)[0] ?? path))])
    .setHasdetaileddiff(true)
    .setChanges(
      changes.size > 0
        ? protocol.DiffResponse.DiffChanges.DIFF_SOME
        : protocol.DiffResponse.DiffChanges.DIFF_NONE,
    );
  const details = response.getDetaileddiffMap();
  for (const [path, change] of changes) {
    const kind = replaces.includes(path) ? (`${change}_replace` as const) : change;
    const detail = new protocol.PropertyDiff().setKind(diffKinds[kind]).setInputdiff(true);
    details.set(path, detail);
  }
  return response;
}

const { Kind } = protocol.PropertyDiff;
const diffKinds = {
  add: Kind.ADD,
  add_replace: Kind.ADD_REPLACE,
  delete: Kind.DELETE,
  delete_replace: Kind.DELETE_REPLACE,
  update: Kind.UPDATE,
  update_replace: Kind.UPDATE_REPLACE,
};

function decode(properties: Struct | undefined): Properties {
  return withoutNulls(properties?.toJavaScript() ?? {});
}

function encode(properties: Properties): Struct {
  // Through JSON, because the message takes no undefined values.
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)) as Record<string, never>);
}
