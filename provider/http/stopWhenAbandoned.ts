import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { LinkError } from "../errors/linkError";

/** Nothing was sent, because nobody waits for it any more. */
export class Abandoned extends LinkError {
  /** @param readsToo whether a read is not sent any more either */
  constructor(readonly readsToo: boolean) {
    super(
      "Nobody waits for this any more: the run was cancelled, or the Pulumi engine has ended. Nothing more was sent; run the command again.",
    );
  }
}

/** Lets no request out, neither a first attempt nor a retry, when nobody waits for it any more. */
export function stopWhenAbandoned(
  isAbandoned: (isWrite: boolean) => Promise<boolean>,
): PipelinePolicy {
  return {
    name: "stopWhenAbandoned",
    async sendRequest(request, next) {
      if (await isAbandoned(request.method !== "GET")) {
        throw new Abandoned(await isAbandoned(false));
      }
      return next(request);
    },
  };
}
