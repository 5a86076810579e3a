import type { Deadline } from "../errors/deadline";
import { LinkError } from "../errors/linkError";
import { explainLinkFailure } from "../errors/linkFailure";
import type { Session } from "../identity/sessions";
import type { LinkRecord } from "./linkRecord";
import type { PartnerLinks } from "./managementPartner";

/** One identity at work in one operation. */
export interface Work {
  session: Session;
  links: PartnerLinks;
  deadline: Deadline;
  say(message: string): void;
  /**
   * The same with time of its own, for what has to be done even when the operation's time is over, or
   * when the engine has ended: to look at what a failed write has left, and to put back what a removal took
   * away.
   */
  afterwards(): Work;
}

/** Reads the link after a failed write; when that fails too, both failures are told. */
export async function observeAgain(
  work: Work,
  tell: (unread: string) => string,
): Promise<LinkRecord | undefined> {
  const { session, links, deadline } = work.afterwards();
  try {
    return await links.read();
  } catch (failure) {
    const attempt = { session, links, deadline, verb: "read the link of" };
    throw new LinkError(tell(explainLinkFailure(failure, attempt).message.replace(/\.$/, "")));
  }
}
