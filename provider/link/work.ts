import { startDeadline } from "../errors/deadline";
import type { Deadline } from "../errors/deadline";
import { LinkError } from "../errors/linkError";
import { explainLinkFailure } from "../errors/linkFailure";
import type { Session } from "../identity/sessions";
import type { LinkRecord } from "./linkRecord";
import { createPartnerLinks } from "./managementPartner";
import type { PartnerLinks } from "./managementPartner";
import type { NewestKnown } from "./newestKnown";

/** One identity at work in one operation. */
export interface Work {
  session: Session;
  links: PartnerLinks;
  deadline: Deadline;
  newest: NewestKnown;
  say(message: string): void;
  /** Whether nobody waits for the work any more; then nothing more is written. */
  isAbandoned(): Promise<boolean>;
}

/** A failed write is looked at even when its own time is over. */
const secondLookSeconds = 20;

/** Reads the link after a failed write; when that fails too, both failures are told. */
export async function observeAgain(
  { session, newest }: Work,
  tell: (unread: string) => string,
): Promise<LinkRecord | undefined> {
  const deadline = startDeadline(secondLookSeconds);
  // Whoever gave up waiting is still told the truth of what was sent.
  const links = createPartnerLinks(session, deadline, () => Promise.resolve(false), newest);
  try {
    return await links.read();
  } catch (failure) {
    const attempt = { session, links, deadline, verb: "read the link of" };
    throw new LinkError(tell(explainLinkFailure(failure, attempt).message.replace(/\.$/, "")));
  }
}
