const longest = 300;

// Control characters, marks that turn the direction of text around, and what has no width.
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

// What stands in an address before an "@" may be a password, such as a proxy's. Libraries that could not
// read an address say "parse: " before it, without the scheme.
const userInAddress = /(:\/\/|\bparse: )\S*@/g;

/**
 * Text that came from outside (Azure, Entra, a proxy, the user's program) on one line, in full and safe
 * to show: characters that steer a terminal or turn text around would let a name rewrite the screen.
 */
export function onOneLine(text: unknown): string {
  return String(text).replace(unprintable, " ").replace(userInAddress, "$1…@").trim();
}

/** The same for a message, where nothing of any length may stand: cut after 300 characters. */
export function printable(text: unknown): string {
  const plain = onOneLine(text);
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}
