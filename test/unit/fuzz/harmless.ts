// Control characters, marks that turn the direction of text around, and what has no width.
const steering = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** No text from outside may steer a terminal or fill a screen. */
export function expectHarmless(text: string, longest: number): void {
  if (steering.test(text)) {
    throw new Error(`The text steers the terminal: ${JSON.stringify(text)}`);
  }
  if (text.length > longest) {
    throw new Error(`The text has ${text.length} characters, more than ${longest}.`);
  }
}

/** A sentence that is safe to show. */
export function expectSentence(text: string): void {
  expectHarmless(text, 3000);
  if (!/^\S.*\.$/.test(text)) {
    throw new Error(`This is no sentence: ${JSON.stringify(text)}`);
  }
}

/** What parsing must never do, whatever the keys are called. */
export function expectCleanPrototype(): void {
  const [polluted] = Object.keys(Object.prototype);
  if (polluted !== undefined || ({} as { polluted?: unknown }).polluted !== undefined) {
    throw new Error(`Object.prototype has got "${polluted}".`);
  }
}
