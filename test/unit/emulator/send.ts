import { request } from "node:https";
import type { IncomingHttpHeaders } from "node:http";
import type { Emulator } from "../../../emulator";

export interface PlainRequest {
  method?: string;
  /** With the query. */
  path: string;
  token?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds after which the client gives up. */
  patience?: number;
}

export interface PlainResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends one request on a connection of its own: nothing is retried, parsed or followed. */
export function send(
  emulator: Pick<Emulator, "url" | "ca">,
  options: PlainRequest,
): Promise<PlainResponse> {
  const { method = "GET", path, token, headers = {}, body = "", patience } = options;
  return new Promise((resolve, reject) => {
    const sent = request(
      `${emulator.url}${path}`,
      {
        method,
        ca: emulator.ca,
        agent: false,
        signal: patience === undefined ? undefined : AbortSignal.timeout(patience),
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
