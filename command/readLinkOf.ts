import { explainLinkFailure } from "../provider/errors/linkFailure";
import type { Subject } from "../provider/errors/subject";
import { guardPins } from "../provider/identity/pins";
import type { LinkRecord } from "../provider/link/linkRecord";
import type { SignInOptions } from "./identityOptions";
import { signInHere } from "./signInHere";

/** Whose link was asked for, and the link if there is one. */
export interface FoundLink {
  subject: Subject;
  record?: LinkRecord | undefined;
}

/** Reads the link of whoever signs in here. */
export async function readLinkOf(options: SignInOptions): Promise<FoundLink> {
  const { run, session, deadline, identity } = await signInHere(options);
  guardPins(session, identity, {
    pinned: "The identity that is asked about",
    unharmed: "Nothing was asked of the link service, as each identity can only read its own link.",
  });
  const record = await run.work(session, deadline, (work) =>
    work.links.read().catch((failure: unknown) => {
      throw explainLinkFailure(failure, { ...work, verb: "read the link of" });
    }),
  );
  return { subject: session.subject, record };
}
