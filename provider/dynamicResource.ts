import type { dynamic } from "@pulumi/pulumi";
import { createEngineWatch } from "./engineWatch";
import { presentable } from "./errors/presentable";
import type { Lifecycle } from "./lifecycle";
import type { Properties } from "./properties";
import type { Run } from "./run";

/** A lifecycle in the dress that Pulumi's dynamic-provider process asks for. */
export type DynamicResource = Required<dynamic.ResourceProvider>;

const providerKey = "__provider";

/** Puts the dynamic provider around a lifecycle: it moves values and makes errors safe to show. */
export function createDynamicResource(create: (run: Run) => Lifecycle): DynamicResource {
  let configuration: dynamic.Config | undefined;
  // The engine's own flags, such as `--logtostderr` or `--tracing <address>`, come before its address.
  const address = process.argv.slice(2).at(-1);
  const engine = createEngineWatch(address);
  const lifecycle = create({
    ambient: () => ({
      namespace: "azure-native",
      config: (key) => configuration?.get(key),
      env: process.env,
    }),
    // The process's standard output becomes a line of the stack's diagnostics.
    say: (message) => console.log(message),
    isAbandoned: (isWrite) => (isWrite ? engine.isGone() : Promise.resolve(false)),
    engine: address,
  });
  return {
    configure(request) {
      // Kept before the first await: the process serves other calls while this one is pending.
      configuration = request.config;
      engine.start();
      return Promise.resolve();
    },
    check: (olds, news) =>
      safely("check", async () => {
        const { inputs, failures } = lifecycle.check(bare(olds), bare(news));
        return { inputs, failures };
      }),
    diff: (id, olds, news) => safely("diff", () => lifecycle.diff(id, bare(olds), bare(news))),
    create: (inputs) => safely("create", () => lifecycle.create(bare(inputs))),
    read: (id, props) =>
      // An empty id is the dynamic provider's way of saying that the resource is gone.
      safely("read", async () => (await lifecycle.read(id, bare(props))) ?? { id: "", props: {} }),
    update: (id, olds, news) =>
      safely("update", () => lifecycle.update(id, bare(olds), bare(news))),
    delete: (id, props) => safely("delete", () => lifecycle.delete(id, bare(props))),
  };
}

/** The provider's text is the process's own affair. */
function bare(properties: Properties | undefined): Properties {
  const { [providerKey]: _text, ...rest } = properties ?? {};
  return rest;
}

async function safely<T>(verb: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (failure) {
    throw withoutStack(presentable(verb, failure));
  }
}

/**
 * Only a message leaves: the process prints the stack of some errors to the user's console, takes a
 * `code` for a gRPC status and never answers when something other than an Error is thrown.
 */
function withoutStack(message: string): Error {
  const error = new Error(message);
  error.stack = "";
  return error;
}
