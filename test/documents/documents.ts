import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

export const repository = join(__dirname, "..", "..");

/** Paths of the Markdown files under a folder of the repository. */
function markdownUnder(folder: string): string[] {
  return readdirSync(join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? markdownUnder(path) : path.endsWith(".md") ? [path] : [];
  });
}

/** The pages that people write, one for each question; those in docs/api are made. */
export const pages: readonly string[] = markdownUnder("docs")
  .filter((path) => !path.startsWith("docs/api/"))
  .sort();

const exampleReadmes = readdirSync(join(repository, "examples"))
  .map((example) => `examples/${example}/README.md`)
  .filter((path) => existsSync(join(repository, path)));

/** The documents for users, whose programs are checked, by their path in the repository. */
export const documents: readonly string[] = [
  "README.md",
  "RULES.md",
  "emulator/README.md",
  ...pages,
  ...exampleReadmes,
];

/** All documents that people write and read. */
export const papers: readonly string[] = [
  ...documents,
  ...["DESIGN.md", "CONTRIBUTING.md", "SECURITY.md"],
];

export function textOfDocument(document: string): string {
  return readFileSync(join(repository, document), "utf8");
}
