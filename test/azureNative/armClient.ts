import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
} from "@azure/core-rest-pipeline";
import type { HttpMethods, PipelineResponse } from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";
import { ArmError, armErrorOf, isNotFound } from "./armError";
import type { Cloud } from "./cloud";
import { pollToEnd } from "./poll";
import type { Properties } from "./properties";
import { missingNamespace, registerNamespace } from "./resourceProvider";

/** Resource Manager, asked as azure-native asks it. */
export interface ArmClient {
  get(id: string, apiVersion: string, query?: Record<string, string>): Promise<Properties>;
  /** Whether a GET finds anything at all. Any other answer than 404 is a failure. */
  exists(id: string, apiVersion: string): Promise<boolean>;
  /** `accepted` tells of an error whether Azure had already taken the request. */
  put(id: string, apiVersion: string, body: Properties, longRunning: boolean): Promise<Properties>;
  delete(id: string, apiVersion: string, longRunning: boolean): Promise<void>;
}

/** A write that Azure took, and that failed afterwards. */
export class FailedAfterAcceptance extends Error {}

/** Seconds between two looks at a long-running operation, where Azure does not say. */
const pollSeconds = { put: 10, delete: 30 };

export function createArmClient(credential: TokenCredential, cloud: Cloud): ArmClient {
  const pipeline = createPipelineFromOptions({
    retryOptions: { maxRetries: 3, retryDelayInMs: 20_000, maxRetryDelayInMs: 120_000 },
    userAgentOptions: { userAgentPrefix: "azure-native-stand-in" },
  });
  pipeline.addPolicy(
    bearerTokenAuthenticationPolicy({ credential, scopes: `${cloud.audience}/.default` }),
    { afterPhase: "Retry" },
  );
  const http = createDefaultHttpClient();

  async function send(
    method: HttpMethods,
    address: string,
    body?: Properties,
  ): Promise<PipelineResponse> {
    const url = address.startsWith("https:") ? address : `${cloud.resourceManager}${address}`;
    const request = createPipelineRequest({ url, method, body: body && JSON.stringify(body) });
    request.headers.set("accept", "application/json");
    if (body) {
      request.headers.set("content-type", "application/json; charset=utf-8");
    }
    return pipeline.sendRequest(http, request);
  }

  /** Sends, and registers the resource provider first where that is what is missing. */
  async function sendRegistered(method: HttpMethods, address: string, body?: Properties) {
    const response = await send(method, address, body);
    const namespace = missingNamespace(response);
    if (namespace === undefined) {
      return response;
    }
    await registerNamespace(send, address, namespace);
    return send(method, address, body);
  }

  const addressOf = (id: string, apiVersion: string, query: Record<string, string> = {}) =>
    `${id}?${new URLSearchParams({ ...query, "api-version": apiVersion }).toString()}`;

  const get: ArmClient["get"] = async (id, apiVersion, query) =>
    read(await send("GET", addressOf(id, apiVersion, query)), [200]);

  return {
    get,
    async exists(id, apiVersion) {
      const { status, bodyAsText } = await send("GET", addressOf(id, apiVersion));
      if (status === 200 || status === 404) {
        return status === 200;
      }
      throw new Error(
        `cannot check existence of resource '${id}': status code ${status}, ${bodyAsText}`,
      );
    },
    async put(id, apiVersion, body, longRunning) {
      const response = await sendRegistered("PUT", addressOf(id, apiVersion), body);
      const answer = read(response, [200, 201, 202]);
      if (!longRunning || !response.headers.has("azure-asyncoperation")) {
        return answer;
      }
      try {
        await pollToEnd(send, response, pollSeconds.put);
        return await get(id, apiVersion);
      } catch (error) {
        throw new FailedAfterAcceptance(error instanceof Error ? error.message : String(error));
      }
    },
    async delete(id, apiVersion, longRunning) {
      try {
        const response = await sendRegistered("DELETE", addressOf(id, apiVersion));
        read(response, [200, 202, 204]);
        if (longRunning && response.headers.has("azure-asyncoperation")) {
          await pollToEnd(send, response, pollSeconds.delete);
        }
      } catch (error) {
        if (!isNotFound(error)) {
          throw error;
        }
      }
    },
  };
}

function read({ status, bodyAsText }: PipelineResponse, expected: number[]): Properties {
  if (!expected.includes(status)) {
    throw armErrorOf(status, bodyAsText ?? "");
  }
  try {
    return bodyAsText ? (JSON.parse(bodyAsText) as Properties) : {};
  } catch {
    throw new ArmError(status, undefined, `unexpected response from Azure: '${bodyAsText}'`);
  }
}
