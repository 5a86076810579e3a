import { LinkError, sentences } from "../errors/linkError";
import { explainLinkFailure } from "../errors/linkFailure";
import { describeSubject } from "../errors/subject";
import { describePartner } from "./linkRecord";
import type { LinkRecord } from "./linkRecord";
import { observeAgain } from "./work";
import type { Work } from "./work";

/**
 * Makes up for a removal that came between another resource's look at the link and its end: that resource
 * is told "linked", and it need not look again. Done even for an engine that has ended, because this
 * operation itself took the link away a moment ago.
 *
 * @param partnerId the partner that the other resource declares
 * @param why such as "another resource of this program declares it"
 */
export async function putBackLink(partnerId: string, why: string, operation: Work): Promise<void> {
  const work = operation.afterwards();
  const who = describeSubject(work.session.subject);
  // Unless the other one has put it itself. Where that cannot be read, the write tells.
  const standing = await work.links.read().catch(() => undefined);
  const tellStanding = (record: LinkRecord) =>
    work.say(
      `Unlinked ${who}, and it is linked again, to partner ${describePartner(record)}: ${why}.`,
    );
  if (standing !== undefined) {
    tellStanding(standing);
    return;
  }
  const lost = `Unlinked ${who}, but ${why}.`;
  try {
    const record = await work.links.put(partnerId);
    work.say(
      `Put back the link of ${who} to partner ${describePartner(record)}, just after it was removed: ${why}.`,
    );
  } catch (failure) {
    const attempt = { ...work, verb: "put back the link of", target: `to partner ${partnerId}` };
    const { message } = explainLinkFailure(failure, attempt);
    const advice = "Run `pulumi up --refresh`, which links it again.";
    const found = await observeAgain(work, (unread) =>
      sentences(lost, message, `Whether it is linked again is not known (${unread}).`, advice),
    );
    if (found === undefined) {
      throw new LinkError(sentences(lost, message, advice));
    }
    tellStanding(found);
  }
}
