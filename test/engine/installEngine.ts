import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { engineVersion, holdsEngine } from "./engine";
import { fillFolder } from "./engineCache";
import { lastLines } from "./lastLines";
import { runCommand } from "./runCommand";
import { watchGrowth } from "./watchGrowth";

export interface InstallOptions {
  env: NodeJS.ProcessEnv;
  /** How long nothing may arrive. A slow download goes on, one that is not let through does not. */
  stallSeconds: number;
  /** A script for `node -e`; gets the version and the folder to install into. */
  script?: string;
  signal?: AbortSignal;
}

const longestSeconds = 900;

/** The Automation API's own installer, which downloads the released CLI. */
const automationInstaller = `
  const { PulumiCommand } = require("@pulumi/pulumi/automation");
  const { SemVer } = require("semver");
  const [version, root] = process.argv.slice(1);
  PulumiCommand.install({ version: new SemVer(version), root }).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
`;

/** Installs the released engine into `folder`, completely or not at all. */
export async function installEngine(folder: string, options: InstallOptions): Promise<void> {
  await fillFolder(folder, async (staging) => {
    const work = join(staging, "work");
    await mkdir(work);
    await runInstaller(work, options);
    await cp(join(work, "bin"), staging, { recursive: true });
    await rm(work, { recursive: true });
  });
}

async function runInstaller(
  root: string,
  { env, stallSeconds, script = automationInstaller, signal }: InstallOptions,
): Promise<void> {
  const growth = watchGrowth(root, stallSeconds);
  // A child process, because the installer itself has no time limit and cannot be stopped.
  const result = await runCommand(process.execPath, ["-e", script, engineVersion, root], {
    cwd: __dirname,
    env: { ...env, TMPDIR: root },
    timeoutSeconds: longestSeconds,
    signal: AbortSignal.any([growth.signal, ...(signal ? [signal] : [])]),
  });
  growth.end();
  if (growth.signal.aborted) {
    throw new Error(`Nothing arrived for ${stallSeconds} s.`);
  }
  if (result.ended !== "exited" || result.exitCode !== 0) {
    throw new Error(`It failed: ${lastLines(result.stderr) || result.ended}`);
  }
  if (!holdsEngine(join(root, "bin"))) {
    throw new Error("It installed something else than an engine.");
  }
}
