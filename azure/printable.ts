const longest = 300;

// Control characters, marks that turn the direction of text around, and what has no width.
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/**
 * Text that came from outside (Azure, Entra, a proxy, the user's program) on one line, in full and safe
 * to show: characters that steer a terminal or turn text around would let a name rewrite the screen.
 */
export function onOneLine(text: unknown): string {
  return withoutUsers(String(text).replace(unprintable, " ")).trim();
}

/** The same for a message, where nothing of any length may stand: cut after 300 characters. */
export function printable(text: unknown): string {
  const plain = onOneLine(text);
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

/**
 * Hides what stands in an address before an "@", which may be a password, such as a proxy's. Libraries that
 * could not read an address say "parse: " before it, without the scheme. Goes by words, for a regular
 * expression would try each "://" of a hostile text against all that follows.
 */
function withoutUsers(text: string): string {
  return text.replace(/\S+/g, (word: string, at: number) => {
    const user = /\bparse: $/.test(text.slice(Math.max(0, at - 8), at)) ? 0 : afterScheme(word);
    const end = word.lastIndexOf("@");
    return user <= end ? `${word.slice(0, user)}…${word.slice(end)}` : word;
  });
}

function afterScheme(word: string): number {
  const scheme = word.indexOf("://");
  return scheme < 0 ? word.length : scheme + "://".length;
}
