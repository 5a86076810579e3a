import { constants } from "node:fs";
import { access, realpath } from "node:fs/promises";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { parse, satisfies } from "semver";
import { executable, languageHostName, minimumEngineVersion } from "./engine";
import type { Engine } from "./engine";
import { runCommand } from "./runCommand";

/** Takes the first suitable `pulumi` on PATH; throws one sentence for each that is not. */
export async function pathEngine(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<Engine> {
  const folders = (env["PATH"] ?? "").split(delimiter).filter(isAbsolute);
  const refusals: string[] = [];
  for (const folder of await foldersWith("pulumi", folders)) {
    const judged = await judge(folder, folders, env, signal);
    if (typeof judged !== "string") {
      return judged;
    }
    refusals.push(judged);
  }
  throw new Error(refusals.length > 0 ? refusals.join(" ") : "There is no pulumi on PATH.");
}

async function judge(
  folder: string,
  path: readonly string[],
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<Engine | string> {
  const command = join(folder, executable("pulumi"));
  const { ended, exitCode, stdout } = await runCommand(command, ["version"], {
    env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    timeoutSeconds: 10,
    signal,
  });
  if (ended !== "exited") {
    return `${command} did not say its version (${ended}).`;
  }
  const version = parse(stdout.trim());
  if (exitCode !== 0 || version === null) {
    return `${command} did not say a version (exit code ${exitCode}).`;
  }
  const range = `>=${minimumEngineVersion} <4`;
  if (!satisfies(version, range, { includePrerelease: true })) {
    return `${command} is ${version.version}, and ${range} is needed.`;
  }
  const beside = dirname(await realpath(command));
  if ((await foldersWith(languageHostName, [...path, beside])).length === 0) {
    return `${command} has no ${languageHostName} on PATH or beside it.`;
  }
  return { folder, version: version.version, origin: "path" };
}

/** Those of the folders in which a program of this name can be run. */
export async function foldersWith(name: string, folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    folders.map((folder) =>
      access(join(folder, executable(name)), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return folders.filter((_, index) => found[index]);
}
