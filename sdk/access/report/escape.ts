import { printable } from "../printable";

// What GitHub would make a link, a mention or a reference of, whatever is escaped around it.
const linked = /:\/\/|www\.|@|#\d|mailto:|xmpp:/i;

/**
 * A name from outside in the running text of Markdown: what would format there is escaped and nothing
 * else, so that it reads well raw and rendered.
 */
export function nameText(name: string): string {
  const text = printable(name);
  return text === "" ? "(no name)" : text.split(" ").map(wordText).join(" ");
}

/** A sentence in the running text of Markdown: what stands between backticks in it is code. */
export function proseText(sentence: string): string {
  return printable(sentence)
    .split(/(`[^`]+`)/)
    .map((part) =>
      /^`[^`]+`$/.test(part)
        ? codeText(part.slice(1, -1))
        : part.split(" ").map(wordText).join(" "),
    )
    .join("");
}

function wordText(word: string): string {
  return linked.test(word)
    ? codeText(word)
    : word
        .replace(/[\\`*<|~$]|\](?=[([])/g, "\\$&")
        .replace(/&(?=#?\w+;)/g, "\\&")
        .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
}

/** An id in the running text of Markdown, as code. */
export function codeText(id: string): string {
  const text = printable(id);
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = text.startsWith("`") || text.endsWith("`") ? " " : "";
  // A table is cut at every bar that is not escaped, in code as well.
  return `${fence}${padding}${text.replaceAll("|", "\\|")}${padding}${fence}`;
}

/** Text for a quoted label of a Mermaid picture, which takes entities by `#`. */
export function mermaidText(text: string): string {
  return printable(text).replace(
    /[^\p{L}\p{N} .,:/-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}
