import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

/** What GitHub's own parser says of the text of each workflow; nothing where it is in order. */
export function workflowProblems(texts: string[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), "workflows-"));
  try {
    const [program, input] = [join(folder, "parse.cjs"), join(folder, "workflows.json")];
    buildSync({
      entryPoints: [join(__dirname, "programs", "parseWorkflow.mjs")],
      outfile: program,
      ...{ bundle: true, platform: "node", format: "cjs", logLevel: "error" },
    });
    writeFileSync(input, JSON.stringify(texts));
    const run = spawnSync(process.execPath, [program, input], { encoding: "utf8" });
    if (run.status !== 0) {
      throw new Error(run.stderr);
    }
    return JSON.parse(run.stdout) as string[][];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
