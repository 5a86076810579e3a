import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { LinkError } from "../errors/linkError";

/** Lets no write out, neither a first attempt nor a retry, when nobody waits for it any more. */
export function stopWhenAbandoned(isAbandoned: () => Promise<boolean>): PipelinePolicy {
  return {
    name: "stopWhenAbandoned",
    async sendRequest(request, next) {
      if (request.method !== "GET" && (await isAbandoned())) {
        throw new LinkError(
          "The Pulumi engine that asked for this has ended, so nothing more was written. Run the command again.",
        );
      }
      return next(request);
    },
  };
}
