import { matrix, cellName } from "./matrix";
import { operations, requestsOf } from "./operations";
import { runMatrix } from "./runMatrix";
import type { MatrixRun } from "./runMatrix";

const minutes = 8;

describe("every request of every operation, under every fault", () => {
  let run: MatrixRun;
  beforeAll(async () => {
    run = await runMatrix(matrix);
    process.stdout.write(`${run.results.length} cells of the fault matrix were run.\n`);
  }, minutes * 60_000);

  test("has run all cells that are declared, and no request is without one", () => {
    expect(run.results).toHaveLength(matrix.length);
    expect(matrix.length).toBeGreaterThan(900);
    for (const operation of operations) {
      for (const request of requestsOf[operation]) {
        const cells = matrix.filter(
          (cell) => cell.operation === operation && cell.request === request,
        );
        expect(cells.length).toBeGreaterThan(20);
      }
    }
  });

  test.each(operations)(
    "ends as declared, says so to a person, and converges without the fault: %s",
    (operation) => {
      const complaints = run.results
        .filter(({ cell }) => cell.operation === operation)
        .flatMap(({ cell, complaints: own, message = "" }) =>
          own.map((complaint) => `${cellName(cell)}: ${complaint} ${message}`),
        );
      expect(complaints).toEqual([]);
    },
  );

  test("no process printed a secret, and no request went to a server that is not trusted", () => {
    expect(run.complaints).toEqual([]);
  });
});
