import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Identities } from "./azure";

/** Writes what a script is to link. The caller removes the file. */
export async function writeIdentities(partnerId: string, { list }: Identities): Promise<string> {
  const file = join(tmpdir(), `identities-${randomUUID()}.json`);
  await writeFile(file, JSON.stringify({ partnerId, identities: list }));
  return file;
}
