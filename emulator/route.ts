import type { IncomingHttpHeaders } from "node:http";
import type { Answer } from "./answer";

/** What a request is about. A new family of resources adds its own kind here. */
export type RequestKind =
  | "metadata"
  | "discovery"
  | "instanceDiscovery"
  | "keys"
  | "token"
  | "userToken"
  | "managedIdentity"
  | "oidcToken"
  | "link"
  | "operations"
  | "registrationDefinition"
  | "registrationAssignment"
  | "operation"
  | "roleAssignment"
  | "roleEligibility"
  | "billing"
  | "subscription"
  | "resourceProvider"
  | "control"
  | "unknown";

/** Whose error shapes and latency apply. */
export type Side = "entra" | "arm" | "emulator";

export interface EmulatorRequest {
  /** Position in the request log since the emulator started; grows by one, never reused. */
  index: number;
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Whom a request is about or from, as far as it says so. */
export interface Subject {
  tenantId?: string | undefined;
  objectId?: string | undefined;
  clientId?: string | undefined;
}

/**
 * A request that was read but not yet carried out: `answer` does it and may change state. The two
 * steps are apart so that a fault can strike before or after the change.
 */
export interface OpenedRequest {
  subject?: Subject | undefined;
  /** `stale` reads answer what stood before the last write. */
  answer(options?: { stale?: boolean }): Answer;
}

export interface Route {
  kind: RequestKind;
  side: Side;
  /** Tested against the path without the query, in any case. */
  path: RegExp;
  open(request: EmulatorRequest, match: RegExpMatchArray): OpenedRequest;
}

/** Opens a request with the first route whose path fits. */
export function openRequest(
  routes: readonly Route[],
  request: EmulatorRequest,
): OpenedRequest & { kind: RequestKind; side: Side } {
  for (const route of routes) {
    const match = request.path.match(route.path);
    if (match) {
      return { kind: route.kind, side: route.side, ...route.open(request, match) };
    }
  }
  return {
    kind: "unknown",
    side: "arm",
    answer: () => ({ status: 404, headers: { "content-type": "text/plain" }, body: "Not found" }),
  };
}
