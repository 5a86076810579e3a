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

/** The identity that should act cannot be signed in as: its credential is missing, refused or another's. */
export class UnreachableIdentityError extends LinkError {
  constructor(message: string) {
    super(message);
    this.name = "UnreachableIdentityError";
  }
}

/** The sign-in was refused in a way that a principal made seconds ago shows too. */
export class FreshPrincipalError extends UnreachableIdentityError {
  constructor(message: string) {
    super(message);
    this.name = "FreshPrincipalError";
  }
}

/** Joins sentences, leaving out the empty ones. */
export function sentences(...parts: (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
