const longest = 300;

/**
 * Text that came from outside (Azure, Entra, a proxy, the user's program), made safe to show in a
 * terminal: control characters and bidirectional overrides would let a name rewrite the screen. What
 * stands in an address before an "@" may be a password, such as a proxy's.
 */
export function printable(text: unknown): string {
  const plain = String(text)
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g, " ")
    .replace(/(:\/\/|\bparse: )\S*@/g, "$1…@")
    .trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}
