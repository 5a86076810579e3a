import { setTimeout as pause } from "node:timers/promises";
import type { HttpMethods, PipelineResponse } from "@azure/core-rest-pipeline";
import { ArmError, armErrorOf } from "./armError";

export type Send = (
  method: HttpMethods,
  address: string,
  body?: Record<string, unknown>,
) => Promise<PipelineResponse>;

/** Azure's own operations take minutes; anything longer than this is stuck. */
const longestSeconds = 600;

interface OperationState {
  status: string;
  error?: { code?: string; message?: string };
}

/** Follows a long-running operation: looks at once, then as often as Azure says or by default. */
export async function pollToEnd(
  send: Send,
  accepted: PipelineResponse,
  defaultSeconds: number,
): Promise<void> {
  const address = accepted.headers.get("azure-asyncoperation") ?? "";
  const deadline = Date.now() + longestSeconds * 1000;
  while (Date.now() < deadline) {
    const response = await send("GET", address);
    if (response.status !== 200) {
      throw armErrorOf(response.status, response.bodyAsText ?? "");
    }
    const { status, error } = JSON.parse(response.bodyAsText ?? "{}") as OperationState;
    if (status === "Succeeded") {
      return;
    }
    if (status === "Failed" || status === "Canceled") {
      throw new ArmError(response.status, error?.code, error?.message ?? status);
    }
    const seconds = Number(response.headers.get("retry-after") ?? defaultSeconds);
    await pause(seconds * 1000);
  }
  throw new Error("operation timed out");
}
