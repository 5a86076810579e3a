import type { LoggedRequest } from "../requests";
import type { RequestKind } from "../route";

/** Whether a fault strikes before the request is carried out, or after: then it is, unseen. */
export type When = "before" | "after";

/** What can go wrong with one request. Plain data. */
export type Fault =
  | StatusFault
  /** A user's write without the claims (such as MFA) that a policy asks for: 401. */
  | { type: "claimsChallenge"; claims?: string; code?: string; message?: string }
  /** Sends the client elsewhere. */
  | { type: "redirect"; location: string; status?: number }
  /** The first half of the real answer, under a length that fits it. */
  | { type: "truncated" }
  /** The real answer under another content type. */
  | { type: "contentType"; contentType: string }
  /** The real answer, but about somebody else. */
  | { type: "otherIdentity"; tenantId?: string; objectId?: string }
  /** A read that answers what stood before the last write. */
  | { type: "stale" }
  /** The real status, and a body that does not end. */
  | { type: "endless" }
  /** The connection is cut. */
  | { type: "reset"; when: When }
  /** Nothing is ever answered. */
  | { type: "silence"; when: When }
  | { type: "delay"; milliseconds: number }
  /** Waits until the test releases or drops it. `after`: carried out, answer kept back. */
  | { type: "hold"; when: When };

/** Another answer than the real one. */
export interface StatusFault {
  type: "status";
  status: number;
  /** Default: an error in the shape of the side that was asked. */
  body?: "html" | "empty" | { text: string } | { json: unknown };
  /** Error code and message of the default body. For sign-in a number after "AADSTS". */
  code?: string;
  message?: string;
  headers?: Record<string, string>;
  /** Seconds, or a date as text. */
  retryAfter?: number | string;
  /** Default `before`. */
  when?: When;
}

/** Which requests a fault strikes; what is left out fits all. */
export interface FaultTarget {
  kind?: RequestKind;
  method?: string;
  path?: RegExp;
  tenantId?: string;
  objectId?: string;
  clientId?: string;
  /** For what the fields above cannot say, such as one request in twenty. */
  matches?: (request: LoggedRequest) => boolean;
}

export interface Injection {
  on: FaultTarget;
  fault: Fault;
  /** How many requests it strikes. Default 1. */
  times?: number;
  /** How many that fit pass before. Default 0. */
  skip?: number;
}

export function isTarget(target: FaultTarget, request: LoggedRequest): boolean {
  return (
    (target.kind === undefined || target.kind === request.kind) &&
    isSame(target.method, request.method) &&
    (target.path === undefined || target.path.test(request.path)) &&
    isSame(target.tenantId, request.tenantId) &&
    isSame(target.objectId, request.objectId) &&
    isSame(target.clientId, request.clientId) &&
    (target.matches === undefined || target.matches(request))
  );
}

function isSame(wanted: string | undefined, actual: string | undefined): boolean {
  return wanted === undefined || wanted.toLowerCase() === actual?.toLowerCase();
}
