import { mustContain, stops } from "./compared";
import { judge } from "./judged";
import { silenced } from "./leaf";
import type { Program } from "./programs";

/** Silence about a fact stops nothing that was not stopped before. */
export function silenceStopsNothing(program: Program): void {
  const args = silenced(program.args, ({ chance }) => (program.seed + chance) % 3 === 0);
  const [before, after] = [judge(program), judge({ ...program, args })];
  mustContain(
    "Stopped by silence",
    { all: stops(before.findings()), part: stops(after.findings()) },
    [before, after],
  );
}
