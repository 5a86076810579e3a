import leven from "leven";
import type { Explanation } from "./explanation";

/** What is known of some words: an id, a code, a title, or a whole message in which they stand. */
export function findExplanations(words: string, all: readonly Explanation[]): Explanation[] {
  const text = plain(words);
  const named = all.filter(({ name }) => [name, bareCode(name)].some((one) => plain(one) === text));
  if (named.length > 0) {
    return named;
  }
  return all.filter(
    ({ name, title, seen = [] }) =>
      stands(name, words) ||
      seen.some((sign) => sign.test(words)) ||
      text.includes(plain(title)) ||
      (text.length >= shortestPart && plain(title).includes(text)),
  );
}

/** Fewer letters stand in many titles. */
const shortestPart = 12;

/**
 * Whether a name stands in a text as a word of its own, and not inside of an id. One that is an ordinary
 * word, such as "changed", stands in many texts that mean something else.
 */
function stands(name: string, words: string): boolean {
  if (/^[a-z]+$/.test(name)) {
    return false;
  }
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // Small letters would make rules of ordinary words, such as "a1" and "s3".
  const flags = /^[A-Z]\d+$/.test(name) ? "" : "i";
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, flags).test(words);
}

/** What comes nearest to words that nothing is known of, the nearest first. */
export function nearestExplanations(words: string, all: readonly Explanation[]): Explanation[] {
  const asked = new Set(wordsOf(words));
  const text = plain(words);
  const rarity = countWords(all);
  const scored = all.map((one) => {
    const shared = new Set(wordsOf(`${one.name} ${one.title} ${one.why ?? ""}`));
    const weight = [...asked]
      .filter((word) => shared.has(word))
      .reduce((sum, word) => sum + 1 / (rarity.get(word) ?? 1), 0);
    const distance = leven(plain(one.name), text);
    const isPart = text.length > 3 && plain(one.name).includes(text);
    const similar = isPart || distance <= Math.max(1, text.length / 4) ? 1 / (1 + distance) : 0;
    return { one, score: weight + similar };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .slice(0, 5)
    .map(({ one }) => one);
}

/** In how many explanations a word stands: a word of many says little. */
function countWords(all: readonly Explanation[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, title, why = "" } of all) {
    for (const word of new Set(wordsOf(`${name} ${title} ${why}`))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3);
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

/** A code of Entra's is also asked for by its number alone. */
function bareCode(name: string): string {
  return name.replace(/^AADSTS/, "");
}
