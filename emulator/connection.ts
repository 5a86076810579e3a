import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Answer } from "./answer";
import type { LoggedRequest } from "./requests";

/** The way back to the client of one request. */
export interface Connection {
  /** Aborts when the emulator closes. */
  closing: AbortSignal;
  send(answer: Answer): void;
  /** The answer's status, and then a body that goes on. */
  sendEndless(answer: Answer): void;
  /** Ends the connection without an answer. */
  cut(): void;
}

export function createConnection(
  response: ServerResponse,
  entry: LoggedRequest,
  closing: AbortSignal,
): Connection {
  return {
    closing,
    send({ status, headers, body = "" }) {
      entry.status = status;
      response.writeHead(status, { "content-length": Buffer.byteLength(body), ...headers });
      response.end(body);
    },
    sendEndless({ status, headers }) {
      entry.status = status;
      response.writeHead(status, headers);
      Readable.from(longBody()).pipe(response);
    },
    cut: () => void response.socket?.destroy(),
  };
}

/** Valid JSON as far as it goes. Ends after 4 GB, for the sake of the machine. */
function* longBody(): Generator<string> {
  yield '{"padding":"';
  const chunk = "x".repeat(65_536);
  for (let sent = 0; sent < 65_536; sent += 1) {
    yield chunk;
  }
}
