// Control characters, and the marks that turn the direction of text around.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
const markdownSyntax = /[\\`*_{}[\]()<>#+!|~$&@-]/g;

/** Text from outside on one line, without characters that steer a terminal. */
export function printable(text: string): string {
  return text.replace(unprintable, " ").replace(/ +/g, " ").trim();
}

/** Text from outside for a cell of a Markdown table: it shows as it is and formats nothing. */
export function markdownText(text: string): string {
  return printable(text).replace(markdownSyntax, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text from outside for a quoted Mermaid label, which takes entities by `#`. */
export function mermaidText(text: string): string {
  return printable(text).replace(
    /[^\p{L}\p{N} .,:/-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}
