import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A stand-in for the Azure CLI, signed in as one person. */
export interface AzureCli {
  /** Folder with an executable `az`, to be put first on `PATH`. */
  folder: string;
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
  /** What it prints on its standard error, to the letter, instead of giving a token. */
  says?: string;
}

export function createAzureCli({ url, caFile, upn, tenantId, says }: AzureCliOptions): AzureCli {
  const folder = mkdtempSync(join(tmpdir(), "azure-cli-"));
  const script = join(folder, "az");
  copyFileSync(join(__dirname, "az.cjs"), script);
  chmodSync(script, 0o755);
  const settings = { url, caFile, upn, tenantId, says };
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
