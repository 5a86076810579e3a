/* Runs Pulumi's options and commands on links with the real engine, prints what they came to, and
 * writes it to RESULTS.md: `npm run options`. */
import { join } from "node:path";
import { writeResults } from "../results/writeResults";
import { describeResults } from "./results";

console.error("Some minutes of options and commands …");
void writeResults({
  tests: ["test/e2e/options", "test/e2e/ownership.test.ts"],
  longestMinutes: 30,
  file: join(__dirname, "RESULTS.md"),
  describe: describeResults,
});
