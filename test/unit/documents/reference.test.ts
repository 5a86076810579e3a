import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository, textOfDocument } from "../../documents/documents";
import { referencePages, writeReference } from "../../reference/writeReference";

const pages = Object.keys(referencePages);

test("docs/api is what `npm run reference` writes from the doc comments of today", async () => {
  const folder = await mkdtemp(join(tmpdir(), "reference-"));
  try {
    await writeReference(folder);
    expect((await readdir(folder)).sort()).toEqual([...pages].sort());
    expect((await readdir(join(repository, "docs/api"))).sort()).toEqual([...pages].sort());
    for (const page of pages) {
      expect(textOfDocument(`docs/api/${page}`)).toBe(await readFile(join(folder, page), "utf8"));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("The reference tells of each argument of a link", () => {
  const text = textOfDocument("docs/api/index.md");
  for (const name of ["partnerId", "expectedPartnerName", "ifLinked", "rebindFrom", "onDelete"]) {
    expect(text).toMatch(new RegExp(`\`${name}\\??\` \\|.{30,}`));
  }
});
