import { LinkError, sentences } from "../errors/linkError";
import { describeSignIn } from "../errors/signInAttempt";
import { describeSubject } from "../errors/subject";
import type { Identity } from "./declaredIdentity";
import type { Session } from "./sessions";

/** What a pinned identity is for, as its error tells it. */
export interface Pinned {
  /** Such as `The identity to link`. */
  pinned: string;
  /** What did not happen with another identity, as a sentence. */
  unharmed: string;
}

/** The declared tenant and object are compared with the token's before anything is asked of Azure. */
export function guardPins(
  { signIn, subject }: Session,
  identity: Identity,
  { pinned, unharmed }: Pinned,
): void {
  for (const [pin, declared, actual] of [
    ["tenantId", identity.tenantId, subject.tenantId],
    ["objectId", identity.objectId, subject.objectId],
  ] as const) {
    if (declared !== undefined && declared.toLowerCase() !== actual) {
      throw new LinkError(
        sentences(
          `${pinned} is pinned to ${pin} ${declared}, but ${describeSignIn(signIn)} is ${describeSubject(subject)}.`,
          unharmed,
          `Sign in as the pinned identity, or correct identity.${pin}.`,
        ),
      );
    }
  }
}
