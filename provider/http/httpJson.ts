import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { coreRestPipeline } from "./azureClients";
import { transport } from "./transport";

/** An answer whose body was read as JSON; `body` is undefined where it is not JSON. */
export interface JsonAnswer {
  status: number;
  body: unknown;
}

/** One GET through the Azure clients' own pipeline: its retries, proxy settings and TLS. */
export async function getJson(
  url: string,
  headers: Record<string, string>,
  policies: PipelinePolicy[],
  signal?: AbortSignal,
): Promise<JsonAnswer> {
  const pipeline = coreRestPipeline();
  const { httpClient, proxyOptions } = transport();
  const request = pipeline.createPipelineRequest({
    url,
    headers: pipeline.createHttpHeaders({ accept: "application/json", ...headers }),
    ...(signal && { abortSignal: signal }),
  });
  const sender = pipeline.createPipelineFromOptions({
    ...(proxyOptions && { proxyOptions }),
    retryOptions: { maxRetries: 3 },
  });
  policies.forEach((policy) => sender.addPolicy(policy, { afterPhase: "Sign" }));
  const { status, bodyAsText } = await sender.sendRequest(httpClient, request);
  return { status, body: parseJson(bodyAsText ?? "") };
}

/** The parsed text, or undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
