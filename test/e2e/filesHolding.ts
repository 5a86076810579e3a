import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The files below a folder that hold one of the texts, plain or in Base64. */
export async function filesHolding(folder: string, texts: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(0);
  const needles = texts.flatMap((text) => [text, Buffer.from(text).toString("base64")]);
  const found: string[] = [];
  for (const { parentPath, name } of files) {
    const content = await readFile(join(parentPath, name));
    if (needles.some((needle) => content.includes(needle))) {
      found.push(join(parentPath, name));
    }
  }
  return found;
}
