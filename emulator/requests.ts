import type { IncomingHttpHeaders } from "node:http";
import type { EmulatorRequest, RequestKind, Subject } from "./route";

/** One request as the emulator saw it. Bodies are not kept: token requests carry secrets. */
export interface LoggedRequest extends Subject {
  index: number;
  time: Date;
  kind: RequestKind;
  method: string;
  path: string;
  query: string;
  /** Credentials in headers read `<redacted>`. */
  headers: Record<string, string>;
  bodyLength: number;
  /** Missing while the request is open, and for ever when the connection was cut instead. */
  status?: number;
  /** The type of the fault that struck it. */
  fault?: string;
}

export interface RequestLog {
  /**
   * Takes the index for a request that arrives.
   *
   * @internal
   */
  take(): number;
  /** @internal */
  add(request: EmulatorRequest, kind: RequestKind, subject: Subject): LoggedRequest;
  /** Oldest first. */
  all(): readonly LoggedRequest[];
  /** Those of a kind, from index `since` on; oldest first. */
  ofKind(kind: RequestKind, since?: number): LoggedRequest[];
  /** How many requests of a kind arrived, from index `since` on. */
  count(kind: RequestKind, since?: number): number;
  /** The index that the next request gets: a mark to count from. */
  next(): number;
  /** Forgets the requests; indexes go on. */
  clear(): void;
}

const secretHeaders = /^(authorization|x-identity-header|x-ms-authorization-auxiliary|cookie)$/i;

export function createRequestLog(
  now: () => Date,
  onRequest: (request: LoggedRequest) => void,
): RequestLog {
  let entries: LoggedRequest[] = [];
  let taken = 0;

  const ofKind = (kind: RequestKind, since = 0) =>
    entries.filter((entry) => entry.kind === kind && entry.index >= since);

  return {
    take: () => taken++,
    next: () => taken,
    add(request, kind, subject) {
      const entry: LoggedRequest = {
        ...subject,
        index: request.index,
        time: now(),
        kind,
        method: request.method,
        path: request.path,
        query: request.query.toString(),
        headers: redact(request.headers),
        bodyLength: Buffer.byteLength(request.body),
      };
      entries.push(entry);
      onRequest(entry);
      return entry;
    },
    all: () => entries,
    ofKind,
    count: (kind, since) => ofKind(kind, since).length,
    clear() {
      entries = [];
    },
  };
}

function redact(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.test(name) ? "<redacted>" : String(value),
    ]),
  );
}
