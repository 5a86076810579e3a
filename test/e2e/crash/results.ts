import { crashCases, expectedOutcome, victims } from "./crashCases";
import type { CrashCase, Victim } from "./crashCases";

/** What jest says of one test, as far as the table needs it. */
export interface TestResult {
  ancestorTitles: string[];
  title: string;
  status: string;
}

/** The tests of one file. */
export interface FileResult {
  name: string;
  assertionResults: TestResult[];
}

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
    table(boundaries),
    "A link whose making was interrupted after it took effect is adopted by the next `up`: nobody " +
      'can tell it from one that stood before. `destroy` then leaves it, unless `onDelete: "unlink"`.',
    "## Everything around it",
    ...listByTheme(others),
    "",
  ].join("\n\n");
}

const isBoundaries = (file: string) => /boundaries\.test\.ts$/.test(file);

const testsOf = (files: readonly FileResult[]) =>
  files.flatMap(({ assertionResults }) => assertionResults);

function table(tests: readonly TestResult[]): string {
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
  return [columns, columns.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
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

function listByTheme(tests: readonly TestResult[]): string[] {
  const themes = new Map<string, string[]>();
  for (const test of tests) {
    const theme = test.ancestorTitles.join(", ");
    themes.set(theme, [...(themes.get(theme) ?? []), `- ${mark(test)}: ${test.title}`]);
  }
  return [...themes].flatMap(([theme, lines]) => [`### ${theme}`, lines.join("\n")]);
}

function mark(result: TestResult | undefined): string {
  return result?.status === "passed" ? "holds" : result ? "**FAILS**" : "not run";
}
