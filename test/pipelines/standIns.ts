import { chmod, copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What a program of the build machine was asked. */
export interface Call {
  program: string;
  args: string[];
  /** The texts of the files that it was to read. */
  read: string[];
}

/** The programs of a build machine that reach for what is not on this one. */
export interface StandIns {
  /** To stand first on PATH. */
  folder: string;
  /** What they were asked so far, and no more after that. */
  takeCalls(): Promise<Call[]>;
}

export interface StandInOptions {
  folder: string;
  /** The Pulumi CLI that does everything but sign in to Pulumi Cloud. */
  pulumi: string;
  /** What the pipeline's own service gives when it is asked for a token. */
  token: string;
  /** The subscription that `az` is signed in to. */
  subscriptionId: string;
}

/**
 * Makes `npm`, for which everything is installed, `gh`, `curl`, `az`, and a `pulumi` that signs in nowhere.
 * They note what they are asked and never reach the network.
 */
export async function makeStandIns(options: StandInOptions): Promise<StandIns> {
  const { folder, pulumi, token, subscriptionId } = options;
  const answers = {
    curl: JSON.stringify({ value: token, oidcToken: token }),
    az: subscriptionId,
  };
  const calls = join(folder, "calls");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "settings.json"), JSON.stringify({ answers, pulumi }));
  await writeFile(calls, "");
  for (const program of ["npm", "gh", "curl", "az", "pulumi"]) {
    const file = join(folder, program);
    await copyFile(join(__dirname, "programs", "standIn.cjs"), file);
    await chmod(file, 0o755);
  }
  return {
    folder,
    async takeCalls() {
      const lines = (await readFile(calls, "utf8")).split("\n");
      await writeFile(calls, "");
      return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Call);
    },
  };
}
