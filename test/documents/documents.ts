import { readFileSync } from "node:fs";
import { join } from "node:path";

export const repository = join(__dirname, "..", "..");

/** The documents whose programs are checked, by their path in the repository. */
export const documents = [
  "README.md",
  "RULES.md",
  "examples/fleet/README.md",
  "examples/testing/README.md",
  "emulator/README.md",
] as const;

export function textOfDocument(document: string): string {
  return readFileSync(join(repository, document), "utf8");
}
