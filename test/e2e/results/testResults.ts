/** What jest says of one test, as far as a table needs it. */
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

export const testsOf = (files: readonly FileResult[]) =>
  files.flatMap(({ assertionResults }) => assertionResults);

/** A list of what the tests state, under the title of what they state it of. */
export function listByTheme(tests: readonly TestResult[]): string[] {
  const themes = new Map<string, string[]>();
  for (const test of tests) {
    const theme = test.ancestorTitles.join(", ");
    themes.set(theme, [...(themes.get(theme) ?? []), `- ${mark(test)}: ${test.title}`]);
  }
  return [...themes].flatMap(([theme, lines]) => [`### ${theme}`, lines.join("\n")]);
}

export function mark(result: TestResult | undefined): string {
  return result?.status === "passed" ? "holds" : result ? "**FAILS**" : "not run";
}

export function table(columns: readonly string[], rows: readonly string[][]): string {
  return [columns, columns.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
