import { printable } from "../../azure/printable";

/** A piece of HTML that was put together here, as opposed to text from somewhere else. */
export interface Markup {
  html: string;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // Some programs take a grave accent for the end of an attribute.
  "`": "&#96;",
};

/** Text from somewhere else, so that none of it is markup, inside of an attribute as well. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (character) => entities[character] ?? "");
}

/** Whatever may stand in a piece of markup: pieces as they are, texts escaped, lists joined. */
type Part = Markup | Markup[] | string | number;

/** Puts markup together. What is no markup is escaped, so nothing can be forgotten. */
export function markup(literals: TemplateStringsArray, ...parts: Part[]): Markup {
  const html = literals.map((literal, index) => literal + htmlOf(parts[index] ?? "")).join("");
  return { html };
}

function htmlOf(part: Part): string {
  if (Array.isArray(part)) {
    return part.map(({ html }) => html).join("");
  }
  return typeof part === "object" ? part.html : escaped(String(part));
}
