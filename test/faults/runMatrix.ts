import { openBench } from "./bench";
import { isSlow } from "./faultColumns";
import { inParallel } from "./inParallel";
import type { Cell } from "./matrix";
import { runCell } from "./runCell";
import type { CellResult } from "./runCell";

export interface MatrixRun {
  results: CellResult[];
  /** What is wrong beyond single cells. */
  complaints: string[];
}

/** Most of a cell's time is spent waiting before a retry. */
const quickCellsAtOnce = 80;
/** Few, so that a short deadline is spent on the fault and not on the machine's load. */
const slowCellsAtOnce = 20;

export async function runMatrix(cells: readonly Cell[]): Promise<MatrixRun> {
  const bench = await openBench();
  const run = (some: readonly Cell[], atOnce: number) =>
    inParallel(some, atOnce, (cell) =>
      runCell(cell, bench).catch((failure: unknown) => ({
        cell,
        outcome: "refused" as const,
        complaints: [String(failure)],
      })),
    );
  try {
    const results = [
      ...(await run(
        cells.filter(({ column }) => !isSlow(column)),
        quickCellsAtOnce,
      )),
      ...(await run(
        cells.filter(({ column }) => isSlow(column)),
        slowCellsAtOnce,
      )),
    ];
    const complaints = [
      ...(/SECRET-VALUE|eyJ[\w-]{10}/.test(bench.printed()) ? ["A process printed a secret."] : []),
      ...(bench.betrayals() > 0 ? ["A request was sent to a server that is not trusted."] : []),
    ];
    return { results, complaints };
  } finally {
    await bench.close();
  }
}
