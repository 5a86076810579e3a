import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { runCommand } from "../engine/runCommand";
import type { Bench } from "./bench";
import { writeCostsFile } from "./costsFile";
import { against, count, megabytes, seconds, times } from "./format";
import { median } from "./statistics";

const repository = dirname(dirname(__dirname));
const command = join(repository, "dist/command/index.js");
const bareParser = join(__dirname, "programs/bareParser.cjs");
const peakMemory = join(__dirname, "programs/peakMemory.cjs");

/** The memory that proving may take at any size. */
const target = 256e6;

interface Reading {
  seconds: number;
  /** The most memory that the process had, in bytes. */
  peak: number;
}

/** How long proving takes with a large cost export, beside the parser alone, and how much memory. */
export async function measureProving({ plan, report, signal, mayBegin }: Bench): Promise<void> {
  const { rows, rounds } = plan.proving;
  if (!mayBegin(`proving from ${count(rows)} rows`)) {
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "bench-proving-"));
  try {
    const file = join(folder, "costs.csv");
    await writeCostsFile(file, rows);
    const { size } = await stat(file);
    const read = async (args: string[], codes: number[]): Promise<Reading> => {
      const start = performance.now();
      const options = { timeoutSeconds: 900, signal };
      const all = ["--require", peakMemory, ...args];
      const { exitCode, stderr } = await runCommand(process.execPath, all, options);
      const peak = Number(/^PEAK (\d+)$/m.exec(stderr)?.[1]);
      if (!codes.includes(exitCode) || Number.isNaN(peak)) {
        throw new Error(`It ended with ${exitCode}: ${stderr}`);
      }
      return { seconds: (performance.now() - start) / 1000, peak };
    };
    const bare: Reading[] = [];
    const proving: Reading[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await read([bareParser, file], [0]));
      proving.push(await read([command, "prove", file, "--json"], [1]));
      signal.throwIfAborted();
    }
    const table = report.table(`Proving from ${count(rows)} rows, ${megabytes(size)}`, [
      "what",
      "time",
      "rows a second",
      "x the parser",
      "most memory",
      "target",
      "",
    ]);
    const time = (readings: Reading[]) => median(readings.map((one) => one.seconds));
    const peak = (readings: Reading[]) => Math.max(...readings.map((one) => one.peak));
    const cells = (readings: Reading[]) => [
      seconds(time(readings)),
      count(Math.round(rows / time(readings))),
      times(time(readings) / time(bare)),
    ];
    table.row("papaparse alone", ...cells(bare), megabytes(peak(bare)), "", "");
    table.row(
      "prove",
      ...cells(proving),
      megabytes(peak(proving)),
      megabytes(target),
      against(peak(proving), target),
    );
    report.note(
      `Medians of ${rounds} alternating rounds of fresh processes; of memory the most in any round.`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
