import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const repository = join(__dirname, "../..");

/** Files that decide something and do nothing else, and the tests that their mutants are tried on. */
export interface Decisions {
  /** As Stryker takes them: globs that outlive a move of folders, or single lines of a file. */
  files: readonly string[];
  /**
   * Under `test/unit`. Only tests without a process or an engine; and none on random values, because a mutant
   * must not die by luck.
   */
  tests: readonly string[];
  /** Whether tables are changed, too. Each such change has all the tests run, modules loaded anew. */
  tables: boolean;
  /** Whether single words are changed, too; see DESIGN for why they are not everywhere. */
  words?: boolean;
}

const creditTests = [
  "access/credit/creditTable",
  "access/credit/holding",
  "access/credit/onBehalfOf",
  "access/credit/organisation",
  "access/credit/otherWays",
  "access/credit/recognition",
  "access/credit/tenant",
];

export const decisions: Readonly<Record<string, Decisions>> = {
  link: {
    files: ["provider/link/{compareLink,declarations,linkPlan,newestKnown,ownership}.ts"],
    tests: [
      "provider/compareLink",
      "provider/declarations",
      "provider/linkPlan",
      "provider/newestKnown",
      "provider/ownership",
    ],
    tables: true,
  },
  failures: {
    files: [
      "provider/errors/{azureCliFailure,defaultCredentialFailure,entraFailure,entraRefusals}.ts",
      "provider/errors/{explainSignIn,linkFailure,managedIdentityFailure,network}.ts",
      "provider/errors/{signInAttempt,signInFailure}.ts",
    ],
    tests: [
      "provider/entraFailure",
      "provider/explainSignIn",
      "provider/linkFailure",
      "provider/network",
      "provider/signInAttempt",
      "provider/signInFailure",
      "provider/sortedSignIn",
    ],
    tables: false,
  },
  credit: {
    files: ["sdk/**/credit/{creditClaims,onBehalfOf,organisation,tenant,wholeDays}.ts"],
    tests: creditTests,
    tables: false,
  },
  held: {
    files: ["sdk/**/credit/holding.ts"],
    tests: creditTests,
    tables: false,
  },
  recognition: {
    files: ["sdk/**/credit/recognition.ts"],
    tests: creditTests,
    tables: false,
  },
  tables: {
    files: ["sdk/**/credit/{agreementCredit,creditTable}.ts", ...levels()],
    tests: [
      "access/credit/agreementCredit",
      "access/credit/creditTable",
      "access/ruleExamples",
      "access/rules",
      "access/rulesDocument",
    ],
    tables: true,
    words: true,
  },
  report: {
    files: ["sdk/**/report/{counts,headline}.ts"],
    tests: ["access/report/headline", "access/report/overview", "access/report/summary"],
    tables: false,
  },
};

/** Of the rules only the lines with their levels: the rest of a row is words. */
function levels(): string[] {
  return readdirSync(join(repository, "sdk"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\brules\b.*\.ts$/.test(file))
    .sort()
    .flatMap((file) => {
      const lines = readFileSync(join(repository, "sdk", file), "utf8").split("\n");
      return lines.flatMap((line, index) =>
        /\b(level|lighter): "/.test(line) ? [`sdk/${file}:${index + 1}-${index + 1}`] : [],
      );
    });
}
