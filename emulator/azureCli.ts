import { chmodSync, copyFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A stand-in for the Azure CLI, signed in as one person. Not for Windows, where `az` is no script. */
export interface AzureCli {
  /** Folder with an executable `az`, to be put first on `PATH`. */
  readonly folder: string;
  /** What it prints on its standard error from now on, to the letter, instead of giving a token. */
  says(text: string): void;
}

export interface AzureCliOptions {
  /** User principal name; has to be a user of the tenants that tokens are asked for. */
  upn: string;
  /** The tenant of requests that name none. */
  tenantId: string;
}

/** Makes one under a folder, for the emulator at an address. */
export function createAzureCli(
  { url, caFile, under }: { url: string; caFile: string; under: string },
  { upn, tenantId }: AzureCliOptions,
): AzureCli {
  const folder = mkdtempSync(join(under, "azure-cli-"));
  const script = join(folder, "az");
  const says = (text?: string) =>
    writeFileSync(
      join(folder, "settings.json"),
      JSON.stringify({ url, caFile, upn, tenantId, says: text }),
    );
  copyFileSync(join(__dirname, "az.cjs"), script);
  chmodSync(script, 0o755);
  says();
  return { folder, says };
}
