import { guidPattern } from "../../../../azure/guid";
import { onOneLine } from "../../../../azure/printable";

// What GitHub would make a link, a mention, a reference or a picture of, whatever is escaped around it.
const linked = /:\/\/|www\.|@|#\d|mailto:|xmpp:|:(?!\d+:)[\w+-]+:/i;

// Backticks hold code, and an id is code where nobody wrote any.
const code = new RegExp(`(\`[^\`]+\`|\\b${guidPattern}\\b)`, "i");

/**
 * A name from outside in the running text of Markdown: what would format there is escaped and nothing
 * else, so that it reads well raw and rendered. Not for the start of a line, where more would format.
 */
export function nameText(name: string): string {
  const text = onOneLine(name);
  return text === "" ? "(no name)" : text.split(" ").map(wordText).join(" ");
}

/** The same as a heading, which number signs at the end would close. */
export function headingText(name: string): string {
  return nameText(name).replace(/(?<![^ ])(?=#+$)/, "\\");
}

/** Markdown at the start of a line, where it could also be a heading, a list, a quotation or a task. */
export function startText(markdown: string): string {
  return markdown.replace(/^(?=[#+>=[-])/, "\\").replace(/^(\d+)(?=[.)])/, "$1\\");
}

/** A sentence in the running text of Markdown: what stands between backticks in it is code, and so are GUIDs. */
export function proseText(sentence: string): string {
  return onOneLine(sentence)
    .split(code)
    .map((part, index) =>
      index % 2 === 1
        ? codeText(part.replaceAll("`", ""))
        : part.split(" ").map(wordText).join(" "),
    )
    .join("");
}

function wordText(word: string): string {
  return linked.test(word) ? codeText(word) : escaped(word);
}

function escaped(word: string): string {
  return word
    .replace(/[\\`*<|~$]|\](?=[([])/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
}

/** An id in the running text of Markdown, as code. */
export function codeText(id: string): string {
  const text = onOneLine(id);
  // A backtick ends code, and a table is cut at a bar in it: these stand beside it, escaped.
  const parts = text.split(/([`|\\]+| +(?=[`|\\]|$))/);
  return text === ""
    ? "(none)"
    : parts.map((part) => (plain.test(part) ? escaped(part) : `\`${part}\``)).join("");
}

const plain = /^[`|\\ ]*$/;

/** Text for a quoted label of a Mermaid picture, which takes entities by `#`. */
export function mermaidText(text: string): string {
  // A label that is empty is none.
  const name = onOneLine(text) || "(no name)";
  return name.replace(/[^\p{L}\p{N} .,:/()'+-]/gu, (character) => `#${character.codePointAt(0)};`);
}
