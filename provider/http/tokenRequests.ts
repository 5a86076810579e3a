import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { TokenRequest } from "../errors/signInAttempt";

/**
 * Notes what becomes of each request, retries included. Entra's client and that of managed identities
 * drop the cause of a failure, and the first answer of Entra.
 */
export function noteRequests(requests: TokenRequest[]): PipelinePolicy {
  return {
    name: "noteRequests",
    async sendRequest(request, next) {
      const noted: TokenRequest = {
        address: request.url.split("?")[0] ?? "",
        proxied: request.agent !== undefined,
      };
      requests.push(noted);
      try {
        const answer = await next(request);
        noted.status = answer.status;
        noted.code = /AADSTS(\d{1,10})/.exec(answer.bodyAsText ?? "")?.[1];
        return answer;
      } catch (failure) {
        noted.failure = failure;
        throw failure;
      }
    },
  };
}
