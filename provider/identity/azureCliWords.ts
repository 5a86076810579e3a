import { exec } from "node:child_process";

/** As long as `@azure/identity` is told to wait for az. */
export const azureCliPatienceSeconds = 60;

/**
 * What az prints on its standard error when it is asked for a token. `@azure/identity` drops it where
 * "az login" stands in it, as beneath every refusal of Entra's that az passes on, or "az: … not found".
 * Nothing where that cannot be learnt. Only to be called once the library has let both arguments through:
 * they become part of a command line, which is its own.
 */
export function azureCliWords(
  resource: string,
  tenantId: string | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const tenant = tenantId === undefined ? "" : ` --tenant ${tenantId}`;
  const command = `az account get-access-token --output json --resource ${resource}${tenant}`;
  // Not the program's folder: Windows would take an az from there.
  const cwd = process.platform === "win32" ? process.env.SystemRoot : "/bin";
  return new Promise((resolve) => {
    exec(
      command,
      { cwd, timeout: azureCliPatienceSeconds * 1000, signal },
      (failure, _token, said) => resolve(failure?.name === "AbortError" ? undefined : said),
    );
  });
}
