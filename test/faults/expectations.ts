import type { FaultColumn, FaultKind } from "./faultColumns";
import { isWrite } from "./operations";
import type { Operation, Request } from "./operations";
import type { Outcome } from "./outcome";

/** How a cell has to end: the exceptions that nobody can decide first, then three rules. */
export function expectedOutcome(
  operation: Operation,
  request: Request,
  column: FaultColumn,
): Outcome {
  return (
    undecidable(operation, request, column) ??
    (isHarmless(column) || (isWrite(request) && landed.includes(column.kind)) ? "done" : "refused")
  );
}

/** Faults under which the write takes effect: one more look finds it. */
const landed: readonly FaultKind[] = [
  ...(["503 after", "reset after", "silence after", "truncated", "another shape"] as const),
  ...(["empty", "endless", "another identity"] as const),
];

/** Nothing is read from a content type, and what passes is asked again by Azure's own clients. */
function isHarmless({ kind, once }: FaultColumn): boolean {
  return kind === "content type" || (once && kind !== "404" && kind !== "stale");
}

/**
 * "You are not linked" in Azure's own words, although the identity is linked: told by a read that
 * lies (404) or lags (stale), nothing shows that it is not so.
 */
function undecidable(
  operation: Operation,
  request: Request,
  { kind, once }: FaultColumn,
): Outcome | undefined {
  if (isWrite(request)) {
    // A PATCH or DELETE that is repeated succeeds again; a repeated PUT is refused, so it looks.
    const asksAgain = once && request !== "PUT";
    return kind === "stale" ? (asksAgain ? "done" : "unseen") : undefined;
  }
  if (request !== "GET" || (kind !== "404" && kind !== "stale")) {
    return undefined;
  }
  switch (operation) {
    case "create":
      // Here it is the truth.
      return "done";
    // Within a minute of a write, "not linked" is asked again before it is believed.
    case "read":
      return once ? "done" : "dropped";
    case "delete":
      return once ? "done" : "left";
    default:
      // The PUT that follows is refused ("already linked"), and the look after it decides.
      return once ? "done" : "refused";
  }
}
