import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const repository = join(__dirname, "../..");

/** Files that decide something and do nothing else, and the tests that their mutants are tried on. */
export interface Decisions {
  /** As Stryker takes them: globs that outlive a move of folders, or single lines of a file. */
  files: readonly string[];
  /**
   * Globs. Only tests without a process or an engine; and none on random values, because a mutant
   * must not die by luck.
   */
  tests: readonly string[];
  /** Whether tables are changed, too. Each such change has all the tests run, modules loaded anew. */
  tables: boolean;
}

export const decisions: Readonly<Record<string, Decisions>> = {
  provider: {
    files: [
      "provider/**/{compareLink,declarations,linkPlan,newestKnown,ownership}.ts",
      "provider/**/{azureCliFailure,defaultCredentialFailure,entraFailure,entraRefusals}.ts",
      "provider/**/{explainSignIn,linkFailure,managedIdentityFailure,network}.ts",
      "provider/**/{signInAttempt,signInFailure}.ts",
    ],
    tests: [
      "provider/{compareLink,declarations,linkPlan,newestKnown,ownership}",
      "provider/{explainSignIn,linkFailure,network,signInFailure,sortedSignIn}",
    ],
    tables: true,
  },
  access: {
    files: ["sdk/**/credit/**/*.ts", "sdk/**/report/**/{counts,verdict}.ts"],
    tests: ["access/credit/*", "access/report/{overview,summary,verdict}"],
    tables: false,
  },
  tables: {
    files: ["sdk/**/credit/{agreementCredit,creditTable}.ts", ...weights()],
    tests: ["access/credit/creditTable", "access/rulesDocument"],
    tables: true,
  },
};

/** Of the rules only the lines with their weights: the rest of a row is words. */
function weights(): string[] {
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
