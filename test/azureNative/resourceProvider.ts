import { setTimeout as pause } from "node:timers/promises";
import type { PipelineResponse } from "@azure/core-rest-pipeline";
import type { Send } from "./poll";

const apiVersion = "2019-05-01";

/** The resource provider that a subscription has to be registered for, when that was the refusal. */
export function missingNamespace(response: PipelineResponse): string | undefined {
  const { status } = response;
  const bodyAsText = response.bodyAsText ?? "";
  const isMissing = status === 409 && bodyAsText.includes("MissingSubscriptionRegistration");
  return isMissing ? /use namespace '([^']+)'/.exec(bodyAsText)?.[1] : undefined;
}

/** Registers a subscription and waits until it is: the client library's doing, not the provider's. */
export async function registerNamespace(
  send: Send,
  address: string,
  namespace: string,
): Promise<void> {
  const subscription = /\/subscriptions\/[^/]+/i.exec(address)?.[0] ?? "";
  const provider = `${subscription}/providers/${namespace}`;
  await send("POST", `${provider}/register?api-version=${apiVersion}`);
  const deadline = Date.now() + 300_000;
  while (Date.now() < deadline) {
    const { bodyAsText } = await send("GET", `${provider}?api-version=${apiVersion}`);
    if (bodyAsText?.includes('"registrationState":"Registered"')) {
      return;
    }
    await pause(15_000);
  }
}
