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
}

export function createAzureCli({ url, caFile, upn, tenantId }: AzureCliOptions): AzureCli {
  const folder = mkdtempSync(join(tmpdir(), "azure-cli-"));
  const script = join(folder, "az");
  copyFileSync(join(__dirname, "az.cjs"), script);
  chmodSync(script, 0o755);
  writeFileSync(join(folder, "settings.json"), JSON.stringify({ url, caFile, upn, tenantId }));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
