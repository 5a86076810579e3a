import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { createConnection } from "./connection";
import type { Strike } from "./faults/faults";
import { playFault } from "./faults/playFault";
import { latencyOf } from "./latency";
import type { Latency } from "./latency";
import type { LoggedRequest, RequestLog } from "./requests";
import { openRequest } from "./route";
import type { EmulatorRequest, Route } from "./route";
import type { ReceivedRequest } from "./server";

export interface ExchangeOptions {
  routes: readonly Route[];
  requests: RequestLog;
  strike(request: LoggedRequest): Strike | undefined;
  latency: Latency;
  /** Aborts when the emulator closes. */
  closing: AbortSignal;
}

/** Sees one request through: opened, logged, struck by a fault or carried out, answered. */
export function createExchange({ routes, requests, strike, latency, closing }: ExchangeOptions) {
  return async (received: ReceivedRequest, response: ServerResponse): Promise<void> => {
    const request = readRequest(received.message, received.body, requests.take());
    const opened = openRequest(routes, request);
    const entry = requests.add(request, opened.kind, opened.subject ?? {});
    const connection = createConnection(response, entry, closing);

    const milliseconds = latencyOf(latency, { ...opened, method: request.method });
    if (milliseconds > 0) {
      await delay(milliseconds, undefined, { signal: closing });
    }
    const struck = strike(entry);
    if (struck) {
      entry.fault = struck.fault.type;
      await playFault(struck, opened, connection);
    } else {
      connection.send(opened.answer());
    }
  };
}

function readRequest(message: IncomingMessage, body: string, index: number): EmulatorRequest {
  const target = new URL(message.url ?? "/", "https://localhost");
  return {
    index,
    method: message.method ?? "GET",
    path: target.pathname,
    query: target.searchParams,
    headers: message.headers,
    body,
  };
}
