import type { RequestKind, Side } from "./route";

/** Milliseconds that the emulator takes. Mutable. */
export interface Latency {
  /** For a token request. */
  token: number;
  /** For every request to Resource Manager. */
  arm: number;
  /** For PUT, PATCH and DELETE there, on top of `arm`. */
  write: number;
}

export function noLatency(): Latency {
  return { token: 0, arm: 0, write: 0 };
}

export function latencyOf(
  latency: Latency,
  { kind, side, method }: { kind: RequestKind; side: Side; method: string },
): number {
  if (kind === "token") {
    return latency.token;
  }
  if (side !== "arm") {
    return 0;
  }
  return latency.arm + (method === "GET" ? 0 : latency.write);
}
