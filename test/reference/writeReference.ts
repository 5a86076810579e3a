import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const repository = dirname(dirname(__dirname));
const typedoc = join(repository, "node_modules", "typedoc", "bin", "typedoc");

/** The pages that are written, and what each is called. */
export const referencePages = {
  "index.md": "pulumi-azure-partner",
  "access.md": "pulumi-azure-partner/access",
} as const;

const note = "<!-- Written by `npm run reference` from the doc comments: change those. -->";

/** Writes the reference of both entries into a folder, out of their types and doc comments. */
export async function writeReference(folder: string): Promise<void> {
  const options = join(__dirname, "typedoc.json");
  await promisify(execFile)(process.execPath, [typedoc, "--options", options, "--out", folder], {
    cwd: repository,
  });
  // A list of the two pages, which stands in docs/README.md.
  await rm(join(folder, "README.md"));
  for (const [page, title] of Object.entries(referencePages)) {
    const file = join(folder, page);
    await writeFile(file, inOrder(complete(await readFile(file, "utf8"), title)));
  }
}

function complete(page: string, title: string): string {
  return page.replace(/^# \w+$/m, `# ${title}\n\n${note}`).replace(
    // Some nine hundred names, and others tomorrow.
    /^> \*\*BuiltInRoleName\*\* = .*$/m,
    "> **BuiltInRoleName** = the name of any built-in role of Azure, as `azure/builtInRoles.json` lists them",
  );
}

/**
 * Puts words to choose from in the order of the alphabet. The compiler tells them in the order in which it
 * has met them, so that code elsewhere would change the page.
 */
function inOrder(page: string): string {
  const separator = " \\| ";
  return page.replace(/`"[^"`]*"`(?: \\\| `"[^"`]*"`)+/g, (words) =>
    words.split(separator).sort().join(separator),
  );
}
