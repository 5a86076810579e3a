import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { seed } from "../../seed";

jest.setTimeout(120_000);

interface Results {
  count: number;
  objections: object[];
}

/** `FUZZ_CASES=every` puts each odd value at each place, once (some minutes). */
const cases = process.env.FUZZ_CASES ?? "400";

// A process of its own: what stops a program does so as an unhandled rejection.
function runCases(): Results {
  const program = join(__dirname, "programs/oddArguments.ts");
  const output = execFileSync(process.execPath, ["--import", "tsx", program, cases, String(seed)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(/^results (.*)$/m.exec(output)?.[1] ?? "{}") as Results;
}

test("whatever stands at any place of the arguments is taken, or told in a sentence without a stack", () => {
  const { count, objections } = runCases();
  process.stdout.write(`Fuzzed arguments: ${count} cases, FUZZ_SEED=${seed}.\n`);
  expect(objections).toEqual([]);
});
