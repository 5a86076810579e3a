import type { Emulator, LoggedRequest } from "../../emulator";
import type { Gate } from "./gate";
import { requestsOf } from "./operations";
import type { Operation, Request } from "./operations";

/** Entra's own description of a tenant leads its clients through the gate as well. */
export function leadThroughGate({ host }: Gate, emulator: Emulator, tenantId: string): void {
  const url = `https://${host}/${tenantId}`;
  const json = {
    token_endpoint: `${url}/oauth2/v2.0/token`,
    authorization_endpoint: `${url}/oauth2/v2.0/authorize`,
    jwks_uri: `${url}/discovery/v2.0/keys`,
    issuer: `${url}/v2.0`,
  };
  emulator.faults.inject({
    on: { kind: "discovery", tenantId },
    fault: { type: "status", status: 200, body: { json } },
    times: Infinity,
  });
}

/**
 * Shuts the gate so that exactly the struck request finds an untrusted server behind it. What is
 * returned has to be told of each request of the operation that arrives at the emulator.
 */
export function shutBefore(
  request: Request,
  operation: Operation,
  gate: Gate,
): (arrived: LoggedRequest) => void {
  const requests = requestsOf[operation];
  const preceding = requests[requests.indexOf(request) - 1];
  if (preceding === undefined || preceding === "metadata") {
    gate.shut();
  }
  return ({ kind, method }) => {
    if (kind === preceding || (kind === "link" && method === preceding)) {
      gate.shut();
    }
  };
}
