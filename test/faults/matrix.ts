import { expectedOutcome } from "./expectations";
import { faultColumns, faultOn } from "./faultColumns";
import type { CellFault, FaultColumn } from "./faultColumns";
import { operations, requestsOf } from "./operations";
import type { Operation, Request } from "./operations";
import type { Outcome } from "./outcome";

/** One request of one operation, struck by one fault, and how that has to end. */
export interface Cell {
  operation: Operation;
  request: Request;
  column: FaultColumn;
  fault: CellFault;
  expected: Outcome;
}

/** Every request of every operation under every fault that makes sense there. */
export const matrix: readonly Cell[] = operations.flatMap((operation) =>
  requestsOf[operation].flatMap((request) =>
    faultColumns.flatMap((column) => {
      const fault = faultOn(column, request);
      const expected = expectedOutcome(operation, request, column);
      return fault ? [{ operation, request, column, fault, expected }] : [];
    }),
  ),
);

export function cellName({ operation, request, column }: Cell): string {
  return `${operation}, ${request}: ${columnName(column)}`;
}

export function columnName({ kind, once }: FaultColumn): string {
  return once ? `${kind}, once` : kind;
}
