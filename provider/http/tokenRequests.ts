import type { PipelinePolicy } from "@azure/core-rest-pipeline";

/** What became of one request of a sign-in. */
export interface TokenRequest {
  /** Whom it went to, without what it asked. */
  address: string;
  /** Missing as long as there is no answer. */
  status?: number;
  /** The number after `AADSTS` in the answer: only Entra has those. */
  code?: string | undefined;
  /** What Node.js or the proxy said of a request without an answer. */
  failure?: unknown;
  /** Whether a proxy was asked to pass it on. */
  proxied: boolean;
}

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
