import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { AnswerMemory } from "../errors/answerMemory";
import { unlessAborted } from "../errors/deadline";

/** The largest answer that is read; the real ones are below 2 KiB. */
const largestAnswerBytes = 1024 * 1024;

/** A memory with nothing in it. */
export function createAnswerMemory(): AnswerMemory {
  return { count: 0, sent: 0, unanswered: false, oversized: false, limit: largestAnswerBytes };
}

/** Remembers each answer's status, retries included. */
export function rememberAnswers(memory: AnswerMemory): PipelinePolicy {
  return {
    name: "rememberAnswers",
    async sendRequest(request, next) {
      memory.unanswered = true;
      memory.sent += 1;
      const answer = await next(request);
      memory.unanswered = false;
      memory.count = memory.status === answer.status ? memory.count + 1 : 1;
      memory.status = answer.status;
      return answer;
    },
  };
}

/**
 * Ends a request, and the wait before its retry, with the operation that needs it: the library for
 * signing in takes no signal for its requests, and what goes on keeps the process alive.
 */
export function endWithOperation(operation: () => AbortSignal): PipelinePolicy {
  return {
    name: "endWithOperation",
    sendRequest(request, next) {
      const own = request.abortSignal as AbortSignal | undefined;
      request.abortSignal = own ? AbortSignal.any([own, operation()]) : operation();
      return next(request);
    },
  };
}

/** Cuts an answer that does not end, before it fills the memory or outlives its operation. */
export function limitAnswers(memory: AnswerMemory): PipelinePolicy {
  return {
    name: "limitAnswers",
    sendRequest(request, next) {
      const cut = new AbortController();
      const outer = request.abortSignal as AbortSignal | undefined;
      const signal = outer ? AbortSignal.any([outer, cut.signal]) : cut.signal;
      request.abortSignal = signal;
      request.onDownloadProgress = ({ loadedBytes }) => {
        if (loadedBytes > memory.limit) {
          memory.oversized = true;
          cut.abort();
        }
      };
      return unlessAborted(next(request), signal);
    },
  };
}
