/* Runs the crash cases and the recorded states with the real engine, prints what they came to, and
 * writes it to RESULTS.md: `npx tsx test/e2e/crash/command.ts`. */
import { join } from "node:path";
import { writeResults } from "../results/writeResults";
import { describeResults } from "./results";

console.error("Some minutes of kill -9 …");
void writeResults({
  tests: ["test/e2e/crash", "test/e2e/states"],
  longestMinutes: 40,
  file: join(__dirname, "RESULTS.md"),
  describe: describeResults,
});
