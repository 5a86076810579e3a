import { explainLinkFailure } from "../errors/linkFailure";
import { describeSubject } from "../errors/subject";
import { Abandoned } from "../http/stopWhenAbandoned";
import { reach } from "../identity/reach";
import { unlessUnreachable } from "../identity/whenUnreachable";
import type { Properties } from "../properties";
import { describePartner } from "./linkRecord";
import type { LinkRecord } from "./linkRecord";
import type { LinkRun } from "./linkRun";
import { linkState } from "./linkState";
import type { LinkState } from "./linkState";
import { whyKept } from "./ownership";
import { observeAgain } from "./work";
import type { Work } from "./work";

/** Unlinks, unless the link is not ours to remove or another resource of this run declares it. */
export async function deleteLink(id: string, props: Properties, run: LinkRun): Promise<void> {
  const state = linkState(id, props);
  const key = id.toLowerCase();
  const who = `object ${state.objectId} in tenant ${state.tenantId}`;
  const why = whyKept(state);
  if (why !== undefined) {
    run.say(
      `Kept the link of ${who} to partner ${state.linkedPartnerId ?? state.partnerId}: ${why}.`,
    );
    return;
  }
  if (run.declarations.isClaimed(key)) {
    run.say(`Kept the link of ${who}: another resource of this program declares it.`);
    return;
  }
  const deadline = run.deadline();
  const session = await unlessUnreachable(
    reach(state, "unlink", run.sessions, deadline),
    state.whenUnreachable,
    run,
    `Left the link of ${who} to partner ${state.linkedPartnerId ?? ""} at Azure, unverified`,
  );
  if (session !== undefined) {
    await run.work(
      session,
      deadline,
      async (work) => {
        // Asked again under the lock: a resource created meanwhile may have claimed the identity.
        if (!run.declarations.isClaimed(key)) {
          await unlink(state, work);
        }
      },
      state,
    );
  }
}

async function unlink({ linkedPartnerId }: LinkState, work: Work): Promise<void> {
  const attempt = { ...work, verb: "unlink" };
  const who = describeSubject(work.session.subject);
  const observed = await work.links.read().catch((failure: unknown) => {
    throw explainLinkFailure(failure, { ...attempt, verb: "read the link of" });
  });
  if (observed === undefined) {
    return;
  }
  if (observed.partnerId !== linkedPartnerId) {
    work.say(leftAlone(who, observed, linkedPartnerId));
    return;
  }
  const { memory } = work.links;
  const sentBefore = memory.sent;
  try {
    await work.links.remove(observed);
  } catch (failure) {
    if (failure instanceof Abandoned && memory.sent === sentBefore) {
      throw failure;
    }
    const explained = explainLinkFailure(failure, attempt);
    const standing = await observeAgain(
      work,
      (unread) => `${explained.message} Whether it is unlinked is not known (${unread}).`,
    );
    if (standing?.partnerId === observed.partnerId) {
      throw explained;
    }
    if (standing !== undefined) {
      work.say(leftAlone(who, standing, linkedPartnerId));
      return;
    }
  }
  work.say(`Unlinked ${who}: ${describePartner(observed)} -> not linked.`);
}

function leftAlone(who: string, foreign: LinkRecord, own: string | undefined): string {
  return `Left the link of ${who} alone: it is to partner ${describePartner(foreign)}, which this resource did not make (its own was to ${own ?? "none"}).`;
}
