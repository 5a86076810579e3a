import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../engine/runCommand";

/** How TypeScript finds packages: as Node.js does, or as a bundler does. */
export type Resolution = "node16" | "bundler";

const strictest = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  // Also what the packages themselves declare is checked.
  skipLibCheck: false,
};

/** What the compiler says of an ECMAScript module in a project, under the strictest settings. */
export async function strictComplaints(
  project: string,
  program: string,
  resolution: Resolution,
): Promise<string> {
  const file = "program.mts";
  const compilerOptions = {
    ...strictest,
    target: "es2022",
    lib: ["es2022"],
    module: resolution === "node16" ? "node16" : "esnext",
    moduleResolution: resolution,
    types: [],
    noEmit: true,
  };
  await writeFile(join(project, file), program);
  await writeFile(
    join(project, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: [file] }),
  );
  const compiler = require.resolve("typescript/bin/tsc");
  const { exitCode, stdout, stderr } = await runCommand(
    process.execPath,
    [compiler, "--project", project],
    { cwd: project, timeoutSeconds: 200 },
  );
  return exitCode === 0 ? "" : stdout + stderr;
}
