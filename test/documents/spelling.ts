import { readFileSync } from "node:fs";
import { join } from "node:path";
import nspell from "nspell";
import { proseLines } from "./prose";
import { repository } from "./documents";

/** The words of a document that are no code, no address and no abbreviation, each once. */
function readWords(markdown: string): string[] {
  const text = proseLines(markdown)
    .join("\n")
    .replace(/<!--.*?-->/gs, " ")
    .replace(/`[^`]*`/g, " ")
    .replace(/\]\([^)\s]+\)/g, " ")
    .replace(/<?https?:\/\/[^\s>)]+/g, " ")
    // File names, and names with a dot, a slash or an underscore in them.
    .replace(/[\w@-]+(?:[._/][\w@-]+)+/g, " ");
  const words = text.match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? [];
  const whole = words
    .map((word) => word.replace(/['’]s?$/, ""))
    .filter((word) => word.length > 2 && word !== word.toUpperCase());
  return [...new Set(whole)];
}

const dictionary = join(repository, "node_modules", "dictionary-en-gb");
const speller = nspell({
  aff: readFileSync(join(dictionary, "index.aff")),
  dic: readFileSync(join(dictionary, "index.dic")),
});

export const isInDictionary = (word: string): boolean => speller.correct(word);

/** The project's own words: names, and terms of the trade. */
export const ownWords = readFileSync(join(repository, "test/documents/words.txt"), "utf8")
  .split("\n")
  .filter((word) => word !== "");

const own = new Set(ownWords);

/** The words of a document that neither the dictionary nor the project knows. */
export function unknownWords(markdown: string): string[] {
  return readWords(markdown).filter((word) => !own.has(word) && !isInDictionary(word));
}
