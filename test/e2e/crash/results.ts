import { listByTheme, mark, table, testsOf } from "../results/testResults";
import type { FileResult, TestResult } from "../results/testResults";
import { crashCases, expectedOutcome, victims } from "./crashCases";
import type { CrashCase, Victim } from "./crashCases";

/** The document that holds the crash cases and what they came to. */
export function describeResults(files: readonly FileResult[], versions: string): string {
  const boundaries = testsOf(files.filter(({ name }) => isBoundaries(name)));
  const others = testsOf(files.filter(({ name }) => !isBoundaries(name)));
  return [
    "# Crashes and recorded states, and what they come to",
    "Written by `npx tsx test/e2e/crash/command.ts`, which runs all of it and prints it again. " +
      versions,
    `${crashCases.length * victims.length} interrupted requests, ${others.length} further statements.`,
    "## Kill -9 at a request, then `pulumi up`",
    "*before*: the request has no effect and never will. *after*: it took effect, its answer is lost. " +
      "*late*: it takes effect between the look and the write of the next `up`. Where the engine was " +
      "killed, `pulumi cancel` comes first, as the CLI says. The state is never edited.",
    boundaryTable(boundaries),
    "A link whose making or moving was interrupted after it took effect is adopted by the next `up`: " +
      'nobody can tell it from one that somebody else made. `destroy` then leaves it, unless `onDelete: "unlink"`.',
    "## Everything around it",
    ...listByTheme(others),
    "",
  ].join("\n\n");
}

const isBoundaries = (file: string) => /boundaries\.test\.ts$/.test(file);

function boundaryTable(tests: readonly TestResult[]): string {
  const rows = crashCases.map((crashCase) => {
    const { history, recorded, leftByDestroy } = expectedOutcome(crashCase);
    return [
      crashCase.operation.name,
      crashCase.method,
      crashCase.moment,
      ...victims.map((victim) => mark(resultOf(tests, victim, crashCase))),
      history.join(", "),
      recorded ? `${recorded.partnerId}, ${recorded.origin}` : "gone",
      leftByDestroy ?? "no link",
    ];
  });
  const head = ["operation", "request", "moment", ...victims.map((victim) => `${victim} killed`)];
  const columns = [...head, "the link's whole history", "recorded", "after destroy"];
  return table(columns, rows);
}

function resultOf(
  tests: readonly TestResult[],
  victim: Victim,
  { name }: CrashCase,
): TestResult | undefined {
  return tests.find(
    ({ ancestorTitles: [theme = ""], title }) =>
      theme.includes(` ${victim} `) && title.startsWith(`${name}:`),
  );
}
