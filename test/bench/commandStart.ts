import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { runCommand } from "../engine/runCommand";
import type { Bench } from "./bench";
import { against, milliseconds, times } from "./format";
import { median } from "./statistics";

const repository = dirname(dirname(__dirname));
const command = join(repository, "dist/command/index.js");

const bare = ["-e", "0"];
const offline = [["--help"], ["explain", "P8"], ["check", "1234567", "--offline"]];

/** How many times as long as Node's own start somebody waits for help. */
const target = 1.5;

/** How long the command takes where it asks nobody, beside a Node that does nothing. */
export async function measureCommandStart({ plan, report, signal }: Bench): Promise<void> {
  const table = report.table("The command", ["what", "median", "x Node alone", "target", ""]);
  const programs = [bare, ...offline.map((args) => [command, ...args])];
  const runs = programs.map((): number[] => []);
  for (let round = 0; round < plan.loads; round += 1) {
    for (const [index, args] of programs.entries()) {
      const start = performance.now();
      await runCommand(process.execPath, args, { timeoutSeconds: 60, signal });
      runs[index]?.push(performance.now() - start);
      signal.throwIfAborted();
    }
  }
  const [node = 0, ...taken] = runs.map(median);
  table.row("Node.js alone", milliseconds(node), times(1), "", "");
  for (const [index, args] of offline.entries()) {
    const own = taken[index] ?? 0;
    const judged = args[0] === "--help" ? [times(target), against(own / node, target)] : ["", ""];
    table.row(args.join(" "), milliseconds(own), times(own / node), ...judged);
  }
  report.note(`Medians of ${plan.loads} alternating rounds of fresh processes, start to end.`);
}
