import { faultColumns } from "./faultColumns";
import { columnName } from "./matrix";
import { operations, requestsOf } from "./operations";
import { outcomes } from "./outcome";
import type { Outcome } from "./outcome";
import type { CellResult } from "./runCell";

/** The results as a Markdown table: a row for each fault, a column for each request. */
export function matrixTable(results: readonly CellResult[]): string {
  const columns = operations.flatMap((operation) =>
    requestsOf[operation].map((request) => ({ operation, request })),
  );
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const lines = faultColumns.map((column) =>
    row([
      columnName(column),
      ...columns.map(({ operation, request }) => {
        const result = results.find(
          ({ cell }) =>
            cell.operation === operation && cell.request === request && cell.column === column,
        );
        return result ? markOf(result) : " ";
      }),
    ]),
  );
  return [
    row(["fault", ...columns.map(({ operation, request }) => `${operation} ${request}`)]),
    row(["---", ...columns.map(() => ":-:")]),
    ...lines,
  ].join("\n");
}

/** What the marks mean, and how often each occurs. */
export function legend(results: readonly CellResult[]): string {
  const counted = (Object.keys(outcomes) as Outcome[]).map((outcome) => {
    const count = results.filter((result) => result.outcome === outcome).length;
    return `- ${outcomes[outcome].mark} (${count}): ${outcomes[outcome].meaning}`;
  });
  const wrong = results.filter(({ complaints }) => complaints.length > 0).length;
  return [...counted, `- ✗ (${wrong}): not as declared`].join("\n");
}

function markOf({ outcome, complaints }: CellResult): string {
  return complaints.length > 0 ? "✗" : outcomes[outcome].mark;
}
