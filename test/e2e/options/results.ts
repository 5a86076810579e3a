import { listByTheme, mark, table, testsOf } from "../results/testResults";
import type { FileResult, TestResult } from "../results/testResults";
import type { OptionCase } from "./optionCase";
import { commands } from "./commands";
import { options } from "./options";

/** The document that says what Pulumi's options and commands do to a link. */
export function describeResults(files: readonly FileResult[], versions: string): string {
  const isTable = ({ name }: FileResult) => /options\.test\.ts$/.test(name);
  const tests = testsOf(files.filter(isTable));
  const others = testsOf(files.filter((file) => !isTable(file)));
  return [
    "# Pulumi's options and commands on a link",
    `Written by \`npm run options\`, which runs all of it and prints it again. ${versions}`,
    "Every link begins as one that this resource made, to partner 4242424; another partner that the " +
      "program declares is 4343434, and somebody else's is 5151515. Then the option or command is used. " +
      "An `up` follows, and another one that must have nothing to do; at the end stands `destroy`.",
    "**requests**: what is asked about this link, by command; the last one is that first `up`. " +
      "**state**: `partnerId`, `origin`; `found by refresh` marks a partner that reached the program's " +
      "inputs out of the state.",
    "## Options",
    tableOf(options, tests),
    "## Commands",
    tableOf(commands, tests),
    "## Everything around it",
    ...listByTheme(others),
    "",
  ].join("\n\n");
}

function tableOf(cases: readonly OptionCase[], tests: readonly TestResult[]): string {
  const columns = ["", "done", "requests", "the link's history", "state", "after destroy"];
  return table(
    [...columns, "know", "real engine"],
    cases.map((optionCase) => [
      optionCase.what,
      optionCase.done,
      requestsOf(optionCase),
      optionCase.expected.history.join(", "),
      stateOf(optionCase),
      optionCase.expected.leftByDestroy ?? "no link",
      optionCase.know,
      mark(tests.find(({ title }) => title === optionCase.name)),
    ]),
  );
}

/** What was asked, by the verb of the command that asked it. */
function requestsOf({ commands = ["refresh"], expected: { requests } }: OptionCase): string {
  const verbs = [...commands, "up"].map((command) => {
    const [verb = "", noun = ""] = command.replace(/^fails: /, "").split(" ");
    return verb === "state" || verb === "stack" ? `${verb} ${noun}` : verb;
  });
  const told = requests.map((asked, index) => `${verbs[index]}: ${asked}`);
  return told.filter((line) => !line.endsWith(": nothing")).join("; ") || "none";
}

function stateOf({ expected: { recorded } }: OptionCase): string {
  return recorded === undefined
    ? "gone"
    : [
        recorded.partnerId,
        recorded.origin ?? "read only",
        ...(recorded.foundByRefresh ? ["found by refresh"] : []),
      ].join(", ");
}
