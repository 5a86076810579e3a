// Control characters, and the marks that turn the direction of text around.
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** Text from outside on one line, without characters that steer a terminal. */
export function printable(text: string): string {
  return text.replace(unprintable, " ").replace(/ +/g, " ").trim();
}
