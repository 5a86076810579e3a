import { AsyncResource } from "node:async_hooks";
import * as pulumi from "@pulumi/pulumi";

/** A hook before the updates of a resource, previewed ones too, bound only where hooks are run. */
export interface UpdateHook {
  /** What to bind: empty at first, and for good where the hook was not registered. */
  hooks: pulumi.ResourceHook[];
  /** When `hooks` changes no more; why nothing was registered, where somebody should know. */
  settled: Promise<string | undefined>;
}

/**
 * Registers a hook. To ask first whether hooks are supported does not help: a language host of an
 * earlier release answers for the engine, and then refuses the registration. A resource that names a
 * hook that is not registered cannot be updated, so the hook is bound only once it is. Pulumi tells
 * that by parts that its public types leave out; this is the one file that touches them.
 */
export function updateHook(
  name: string,
  callback: (args: pulumi.ResourceHookArgs) => void,
): UpdateHook {
  const hooks: pulumi.ResourceHook[] = [];
  return { hooks, settled: register(hooks, name, callback) };
}

async function register(
  hooks: pulumi.ResourceHook[],
  name: string,
  callback: pulumi.ResourceHookFunction,
): Promise<string | undefined> {
  // Pulumi's mocks have no such call and would wait for its answer for ever.
  if (!monitorTakesHooks()) {
    return undefined;
  }
  try {
    // Called by the engine it would belong to no program, and its lines reach nobody.
    const hook = new pulumi.ResourceHook(name, AsyncResource.bind(callback), { onDryRun: true });
    const { __registered: registered } = hook as unknown as { __registered?: Promise<void> };
    if (registered === undefined) {
      return "this release of @pulumi/pulumi does not tell whether it registered a resource hook";
    }
    await registered;
    hooks.push(hook);
    return undefined;
  } catch (error) {
    const answer = error instanceof Error ? error.message : String(error);
    return `no resource hook is registered here (${answer}); the Pulumi CLI or its language host is older than they are`;
  }
}

function monitorTakesHooks(): boolean {
  const { getMonitor } = pulumi.runtime as unknown as { getMonitor?: () => object | undefined };
  const monitor: { registerResourceHook?: unknown } | undefined = getMonitor?.();
  return typeof monitor?.registerResourceHook === "function";
}
