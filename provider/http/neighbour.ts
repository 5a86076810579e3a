import { connect } from "node:net";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { isLinkLocal } from "./proxy";

/** An own host answers in microseconds; only one that is not there takes longer. */
const patienceMilliseconds = 5000;

/**
 * Ends a request to a link-local address where nobody takes the connection. Where a machine has no
 * metadata service such requests are mostly dropped, and without this they would use up the whole
 * time of the operation, so that no other credential could be tried.
 */
export function expectNeighbour(): PipelinePolicy {
  return {
    name: "expectNeighbour",
    async sendRequest(request, next) {
      const { hostname, port } = new URL(request.url);
      if (!isLinkLocal(hostname)) {
        return next(request);
      }
      if (!(await takesConnections(hostname, Number(port || 80), patienceMilliseconds))) {
        // A code of the system, and none that the pipeline would try again after.
        throw Object.assign(new Error(`connect EHOSTUNREACH ${hostname}`), {
          code: "EHOSTUNREACH",
        });
      }
      return next(request);
    },
  };
}

/** Whether somebody takes a connection in time. */
export function takesConnections(
  host: string,
  port: number,
  milliseconds: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    socket.setTimeout(milliseconds, () => end(false));
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}
