import type { Fault } from "../../emulator";
import { isWrite } from "./operations";
import type { Request } from "./operations";

/** Faults of the emulator, and three that take more than one answer to make. */
export type CellFault =
  Fault | { type: "anotherIdentity" } | { type: "lostThenStale" } | { type: "untrusted" };

type OnRequest = (request: Request) => CellFault | undefined;

/** What each fault does to a request; nothing where it makes no sense there. */
const faults = {
  "400": status(400),
  "401": status(401),
  "403": status(403),
  "404": status(404),
  "404 HTML": status(404, { body: "html" }),
  "408": status(408),
  "409": status(409),
  "412": status(412),
  "429": status(429),
  "429 seconds": status(429, { retryAfter: 1 }),
  "429 date": () => ({ type: "status", status: 429, retryAfter: inSeconds(2) }),
  "429 an hour": status(429, { retryAfter: 3600 }),
  "500": status(500),
  "502 HTML": status(502, { body: "html" }),
  "503": status(503),
  "503 after": onWrites({ type: "status", status: 503, when: "after" }),
  "reset before": onAll({ type: "reset", when: "before" }),
  "reset after": onWrites({ type: "reset", when: "after" }),
  "silence before": onAll({ type: "silence", when: "before" }),
  "silence after": onWrites({ type: "silence", when: "after" }),
  truncated: exceptDelete({ type: "truncated" }),
  "another shape": status(200, { body: { json: { value: [], error: null } }, when: "after" }),
  "content type": onAll({ type: "contentType", contentType: "text/plain" }),
  empty: exceptDelete({ type: "status", status: 200, body: "empty", when: "after" }),
  "200 HTML": status(200, { body: "html" }),
  endless: exceptDelete({ type: "endless" }),
  redirect: onAll({ type: "redirect", location: "https://127.0.0.1:1/elsewhere" }),
  "another identity": (request) =>
    ["token", "GET", "PUT", "PATCH"].includes(request) ? { type: "anotherIdentity" } : undefined,
  stale: (request) =>
    request === "GET"
      ? { type: "stale" }
      : isWrite(request)
        ? { type: "lostThenStale" }
        : undefined,
  TLS: onAll({ type: "untrusted" }),
} as const satisfies Record<string, OnRequest>;

export type FaultKind = keyof typeof faults;

/** A fault that lasts until it is taken away, or that strikes one request only. */
export interface FaultColumn {
  kind: FaultKind;
  once: boolean;
}

/** Those that retries, or one more look, may get over when they pass. */
const passing: readonly FaultKind[] = [
  ...(["404", "408", "429 seconds", "429 date", "500", "502 HTML", "503", "503 after"] as const),
  ...(["reset before", "reset after", "stale"] as const),
];

export const faultColumns: readonly FaultColumn[] = [
  ...(Object.keys(faults) as FaultKind[]).map((kind) => ({ kind, once: false })),
  ...passing.map((kind) => ({ kind, once: true })),
];

export function faultOn({ kind }: FaultColumn, request: Request): CellFault | undefined {
  return faults[kind](request);
}

/** Faults that only the operation's deadline ends. */
export function isSlow({ kind }: FaultColumn): boolean {
  return kind.startsWith("silence") || kind === "429 an hour";
}

function onAll(fault: CellFault): OnRequest {
  return () => fault;
}

function onWrites(fault: CellFault): OnRequest {
  return (request) => (isWrite(request) ? fault : undefined);
}

/** The real answer to a DELETE has no body that could be spoilt. */
function exceptDelete(fault: CellFault): OnRequest {
  return (request) => (request === "DELETE" ? undefined : fault);
}

function status(
  code: number,
  more: Omit<Extract<Fault, { type: "status" }>, "type" | "status"> = {},
) {
  return onAll({ type: "status", status: code, ...more });
}

function inSeconds(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toUTCString();
}
