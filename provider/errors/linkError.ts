/**
 * A failure told as a sentence for a person. Its message is complete and safe to show; anything
 * else that is thrown inside the provider is a defect and is reported as one.
 */
export class LinkError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "LinkError";
  }
}

/** Joins sentences, leaving out the empty ones. */
export function sentences(...parts: (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
