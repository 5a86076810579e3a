import { AsyncLocalStorage } from "node:async_hooks";
import { createEngineWatch } from "../../engineWatch";
import type { Lifecycle } from "../../lifecycle";
import type { Run } from "../../run";
import { createEngineMessages } from "./engineMessages";
import type { ResourceType } from "./resourceTypes";
import type { Mask } from "./secrets";

/** One operation on one resource. */
export interface Operation {
  urn: string;
  /** As the resource's `customTimeouts` say; 0 where they say nothing. */
  timeoutSeconds: number;
  mask: Mask;
}

/** A configured provider, as long as one engine uses it. */
export interface PluginRun {
  lifecycle(type: ResourceType): Lifecycle;
  /** Works on one resource: what is said meanwhile is said of it. */
  during<T>(operation: Operation, work: () => Promise<T>): Promise<T>;
  /** Nothing new is asked of Azure from now on. */
  cancel(): void;
  readonly isCancelled: boolean;
  /** Ends when all that was said has arrived. */
  settled(): Promise<void>;
}

const mostSeconds = 3600;

/**
 * Lends a run of the engine to the lifecycles.
 *
 * @param address the engine's, `<host>:<port>`
 * @param configuration the provider's settings, as texts
 */
export function createPluginRun(
  address: string | undefined,
  configuration: ReadonlyMap<string, string>,
): PluginRun {
  const current = new AsyncLocalStorage<Operation>();
  const engine = createEngineWatch(address);
  const messages = createEngineMessages(address);
  const lifecycles = new Map<ResourceType, Lifecycle>();
  let cancelled = false;
  engine.start();

  function setting(key: string): string | undefined {
    const seconds = current.getStore()?.timeoutSeconds ?? 0;
    return key === "operationTimeout" && seconds > 0
      ? String(Math.min(Math.max(seconds, 1), mostSeconds))
      : configuration.get(key);
  }

  const run: Run = {
    ambient: () => ({
      namespace: "azure-partner",
      config: (key) => setting(key.slice(key.indexOf(":") + 1)),
      env: process.env,
    }),
    say(message) {
      const { urn = "", mask } = current.getStore() ?? {};
      messages.say(mask?.(message) ?? message, urn);
    },
    isAbandoned: async (isWrite) => cancelled || (isWrite && (await engine.isGone())),
    engine: address,
  };

  return {
    lifecycle(type) {
      const lifecycle = lifecycles.get(type) ?? type.createLifecycle(run);
      lifecycles.set(type, lifecycle);
      return lifecycle;
    },
    during: (operation, work) => current.run(operation, work),
    cancel: () => void (cancelled = true),
    get isCancelled() {
      return cancelled;
    },
    settled: () => messages.settled(),
  };
}
