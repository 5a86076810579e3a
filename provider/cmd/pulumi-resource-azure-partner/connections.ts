import { createPluginRun } from "./pluginRun";
import type { PluginRun } from "./pluginRun";

/**
 * The engines that this process serves. An engine starts a process of its own for each provider; one that
 * is attached to (`PULUMI_DEBUG_PROVIDERS`) serves run after run, and several at once: they are kept
 * apart by the connection that they ask through.
 */
export interface Connections {
  /** Notes whose connection it is. */
  attach(peer: string, engineAddress: string): void;
  /** Begins a run with what the provider is configured with. */
  configure(peer: string, configuration: ReadonlyMap<string, string>): void;
  /** The run of a connection; an engine that connected anew is served as the one before. */
  run(peer: string): PluginRun;
  all(): PluginRun[];
}

/** More of them are runs of long ago. */
const mostConnections = 64;

/** @param address of the engine that started this process */
export function createConnections(address: string | undefined): Connections {
  const addresses = new Map<string, string>();
  const runs = new Map<string, PluginRun>();
  let latest: PluginRun | undefined;

  function begin(peer: string, configuration: ReadonlyMap<string, string>): PluginRun {
    latest = createPluginRun(addresses.get(peer) ?? address, configuration);
    keep(runs, peer, latest);
    return latest;
  }

  return {
    attach(peer, engineAddress) {
      if (engineAddress !== "") {
        keep(addresses, peer, engineAddress);
      }
    },
    configure: (peer, configuration) => void begin(peer, configuration),
    run: (peer) => runs.get(peer) ?? latest ?? begin(peer, new Map()),
    all: () => [...runs.values()],
  };
}

function keep<Value>(values: Map<string, Value>, peer: string, value: Value): void {
  values.set(peer, value);
  const [oldest] = values.keys();
  if (values.size > mostConnections && oldest !== undefined) {
    values.delete(oldest);
  }
}
