import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A stand-in for the Azure CLI, signed in as one person. */
export interface AzureCli {
  /** Folder with an executable `az`, to be put first on `PATH`. */
  folder: string;
  /** What it prints on its standard error from now on, to the letter, instead of giving a token. */
  says(text: string): void;
  remove(): void;
}

export interface AzureCliOptions {
  /** The emulator's. */
  url: string;
  caFile: string;
  /** User name; has to be a user of the tenants that tokens are asked for. */
  upn: string;
  /** The tenant of requests that name none. */
  tenantId: string;
}

export function createAzureCli({ url, caFile, upn, tenantId }: AzureCliOptions): AzureCli {
  const folder = mkdtempSync(join(tmpdir(), "azure-cli-"));
  const script = join(folder, "az");
  const says = (text?: string) =>
    writeFileSync(
      join(folder, "settings.json"),
      JSON.stringify({ url, caFile, upn, tenantId, says: text }),
    );
  copyFileSync(join(__dirname, "az.cjs"), script);
  chmodSync(script, 0o755);
  says();
  return { folder, says, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
